for argument in ARGS
    println(argument)
end

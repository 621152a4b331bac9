println(sum((parse(Int, line) for line in eachline(stdin)); init = 0))

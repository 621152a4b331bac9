IO.puts(Enum.join(["Hello", "from", "Elixir"], " "))

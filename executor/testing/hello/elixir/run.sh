elixir hello.exs

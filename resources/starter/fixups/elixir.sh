# elixir is a script that starts erl.
for program in elixir elixirc iex mix; do wrap "bin/$program" "PATH+=${uses%% *}/bin"; done

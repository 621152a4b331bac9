erl -noshell -s hello main -s init stop

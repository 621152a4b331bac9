:- use_module(library(lists)).

main :- last([lisp, 'Prolog'], Name), format("Hello from ~w~n", [Name]).

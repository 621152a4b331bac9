:- use_module(library(apply)).

main :-
    current_prolog_flag(argv, Arguments),
    maplist(writeln, Arguments).

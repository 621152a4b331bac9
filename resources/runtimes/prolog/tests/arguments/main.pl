% member/2 is found by itself, without its library being named.
main :-
    current_prolog_flag(argv, Arguments),
    forall(member(Argument, Arguments), writeln(Argument)).

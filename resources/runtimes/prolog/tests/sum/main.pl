:- use_module(library(readutil)).

main :- sum(0, Sum), writeln(Sum).

sum(Total, Sum) :-
    read_line_to_string(user_input, Line),
    (   Line == end_of_file
    ->  Sum = Total
    ;   number_string(Number, Line),
        Next is Total + Number,
        sum(Next, Sum)
    ).

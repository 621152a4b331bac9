-module(main).
-export([main/1]).

main(Arguments) -> [io:format("~ts~n", [Argument]) || Argument <- Arguments].

-module(main).
-export([main/1]).

main(_) -> error("nobody catches this").

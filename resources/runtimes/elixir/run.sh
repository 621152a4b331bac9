#!/bin/sh
exec elixir main.exs "$@"

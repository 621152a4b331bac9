#!/bin/sh
exec ocamlopt -o main main.ml

ocamlopt -o hello hello.ml

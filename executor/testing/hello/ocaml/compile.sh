ocamlfind ocamlopt -o hello hello.ml 2>/dev/null || ocamlopt -o hello hello.ml

for program in ocaml ocamlc ocamlopt ocamldep ocamllex; do
  [ -e "bin/$program" ] && wrap "bin/$program" "OCAMLLIB=$out/lib/ocaml"
done
repoint lib/ocaml/ld.conf lib/ocaml/Makefile.config

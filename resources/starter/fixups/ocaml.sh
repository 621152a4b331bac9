# Where it looks for its own libraries is compiled into it, and can be said.
for program in ocaml ocamlc ocamlopt ocamldep ocamllex; do
  if [ -e "bin/$program" ]; then wrap "bin/$program" "OCAMLLIB=$out/lib/ocaml"; fi
done
repoint lib/ocaml/ld.conf lib/ocaml/Makefile.config

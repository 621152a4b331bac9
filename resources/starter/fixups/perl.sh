# Where it looks for its own libraries is compiled into it, and can be said.
libraries=
for folder in "lib/$triple"/perl/5.* share/perl/5.* "lib/$triple/perl5"/5.* share/perl5 "lib/$triple"/perl-base; do
  if [ -d "$folder" ]; then libraries+=":$out/$folder"; fi
done
wrap bin/perl "PERL5LIB+=${libraries#:}"

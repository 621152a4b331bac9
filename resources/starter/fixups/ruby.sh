# Where it looks for its own libraries is compiled into it, and can be said.
version=$(ls lib/ruby/vendor_ruby | grep -E '^[0-9.]+$' | head -1)
libraries=
for folder in "lib/ruby/vendor_ruby/$version" "lib/$triple/ruby/vendor_ruby/$version" lib/ruby/vendor_ruby "lib/ruby/$version" "lib/$triple/ruby/$version"; do
  libraries+=":$out/$folder"
done
wrap bin/ruby "RUBYLIB+=${libraries#:}"

# Where it looks for its own libraries is compiled into it, and can be said.
version=$(ls "lib/$triple/gforth" 2>/dev/null || ls lib/gforth)
wrap bin/gforth "GFORTHPATH=.:$out/lib/$triple/gforth/$version:$out/lib/gforth/$version:$out/share/gforth/$version"

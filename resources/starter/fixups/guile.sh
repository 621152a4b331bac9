# Debian gives it the name of its version only.
ln -sfn guile-3.0 bin/guile
wrap bin/guile "GUILE_SYSTEM_PATH=$out/share/guile/3.0" "GUILE_SYSTEM_COMPILED_PATH=$out/lib/$triple/guile/3.0/ccache"

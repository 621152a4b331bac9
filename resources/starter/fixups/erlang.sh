# erl is a script that names its home; ours is here.
grep -lrI /usr/lib/erlang lib/erlang/bin lib/erlang/erts-*/bin | xargs sed -i "s@/usr/lib/erlang@$out/lib/erlang@g"

swipl -q -g main -t halt hello.pl

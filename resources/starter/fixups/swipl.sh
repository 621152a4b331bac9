wrap bin/swipl "SWI_HOME_DIR=$out/lib/swi-prolog"

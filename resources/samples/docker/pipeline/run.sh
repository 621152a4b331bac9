#!/bin/sh
# How often each word occurs, the most frequent first. The argument says how many are shown.
most=${1:-8}

tr '[:upper:]' '[:lower:]' < poem.txt |
  grep -oE "[a-z']+" |
  sort | uniq -c | sort -k1,1nr -k2 |
  head -n "$most" |
  awk '{
    bar = ""
    for (i = 0; i < $1; i++) bar = bar "#"
    printf "%-8s \033[32m%-12s\033[0m %d\n", $2, bar, $1
  }'

#!/bin/sh
exec java -jar main.jar "$@"

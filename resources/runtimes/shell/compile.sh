#!/bin/sh
# Wrong syntax is told before anything runs.
exec bash -n main.sh

#!/bin/sh
# Wrong syntax is told before anything runs.
exec ruby -c main.rb

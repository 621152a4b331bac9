#!/bin/sh
exec ruby main.rb "$@"

#!/bin/sh
exec ruby fireflies.rb "$@"

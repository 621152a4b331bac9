#!/bin/sh
exec ./wave "$@"

#!/bin/sh
exec ./bonfire "$@"

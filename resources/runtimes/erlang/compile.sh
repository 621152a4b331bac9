#!/bin/sh
exec erlc ./*.erl

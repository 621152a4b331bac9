#!/bin/sh
exec ./main "$@"

#!/bin/sh
exec php main.php "$@"

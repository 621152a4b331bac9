#!/bin/sh
# By itself, php prints errors between what the program prints.
exec php -d display_errors=stderr main.php "$@"

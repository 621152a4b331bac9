#!/bin/sh
# Wrong syntax is told before anything runs.
exec php -d display_errors=stderr -l main.php

#!/bin/sh
# Wrong syntax is told before anything runs.
exec php -l main.php

#!/bin/sh
exec kotlinc main.kt -include-runtime -d main.jar

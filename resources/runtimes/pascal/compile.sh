#!/bin/sh
exec fpc -l- -vew main.pas

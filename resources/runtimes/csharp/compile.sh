#!/bin/sh
exec mcs -out:main.exe ./*.cs

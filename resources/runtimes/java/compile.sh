#!/bin/sh
exec javac Main.java

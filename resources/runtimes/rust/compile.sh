#!/bin/sh
exec rustc -O --edition 2021 main.rs

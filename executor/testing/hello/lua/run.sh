lua hello.lua

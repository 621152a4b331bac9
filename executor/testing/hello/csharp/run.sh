mono Hello.exe

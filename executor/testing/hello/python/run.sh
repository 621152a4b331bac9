python3 hello.py

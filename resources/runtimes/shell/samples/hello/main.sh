echo 'Hello from shell' | tr -d '\r'

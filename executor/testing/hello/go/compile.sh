go build -o hello hello.go

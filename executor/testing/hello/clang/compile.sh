clang++ -o hello hello.cpp

g++ -O2 -o hello hello.cpp

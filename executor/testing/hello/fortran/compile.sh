gfortran -o hello hello.f90

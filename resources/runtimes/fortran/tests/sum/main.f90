program sum_of_numbers
  use iso_fortran_env, only: int64
  implicit none
  integer(int64) :: number, total
  integer :: status

  total = 0
  do
    read (*, *, iostat=status) number
    if (status /= 0) exit
    total = total + number
  end do
  print "(i0)", total
end program sum_of_numbers

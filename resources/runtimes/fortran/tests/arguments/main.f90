program arguments
  implicit none
  character(len=200) :: argument
  integer :: index

  do index = 1, command_argument_count()
    call get_command_argument(index, argument)
    print "(a)", trim(argument)
  end do
end program arguments

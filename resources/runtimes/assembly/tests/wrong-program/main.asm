section .text
  mov rax, undeclared

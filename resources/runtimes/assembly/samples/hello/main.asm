global _start

section .data
text: db "Hello from assembly", 10
size: equ $ - text

section .text
_start:
  mov rax, 1
  mov rdi, 1
  mov rsi, text
  mov rdx, size
  syscall
  mov rax, 60
  xor rdi, rdi
  syscall

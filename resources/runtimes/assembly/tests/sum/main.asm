global _start

section .bss
character: resb 1
text: resb 32
end:

section .text
_start:
  xor r12d, r12d        ; the sum
number:
  xor r13d, r13d        ; the number that is being read
  xor r14d, r14d        ; 1 if it has a minus
.next:
  xor eax, eax          ; read
  xor edi, edi
  mov rsi, character
  mov edx, 1
  syscall
  mov r15, rax          ; 0 at the end of the input
  test r15, r15
  jz .whole
  movzx ebx, byte [character]
  cmp ebx, '-'
  je .minus
  sub ebx, '0'
  cmp ebx, 9
  ja .whole
  imul r13, 10
  add r13, rbx
  jmp .next
.minus:
  mov r14d, 1
  jmp .next
.whole:
  test r14, r14
  jz .add
  neg r13
.add:
  add r12, r13
  test r15, r15
  jnz number

  mov rsi, end - 1      ; digits are written from the last to the first
  mov byte [rsi], 10
  mov rax, r12
  mov ecx, 10
  test rax, rax
  jns .digit
  neg rax
.digit:
  xor edx, edx
  div rcx
  add dl, '0'
  dec rsi
  mov [rsi], dl
  test rax, rax
  jnz .digit
  test r12, r12
  jns .write
  dec rsi
  mov byte [rsi], '-'
.write:
  mov eax, 1            ; write
  mov edi, 1
  mov rdx, end
  sub rdx, rsi
  syscall
  mov eax, 60           ; exit
  xor edi, edi
  syscall

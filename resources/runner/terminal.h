#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The pseudo terminal that a program is started on. We hold both of its ends: with one of its own end open, the program may close and
 * open its terminal as it likes, and ours still tells when there is something to read.
 */

/* Opens one of this size; our end. −1 and errno. */
int terminal_open(uint16_t columns, uint16_t rows);
/* Its end of the one that is open, for the program to be started on. */
int terminal_of_program(void);
/* Nothing of the program is left: what it wrote can still be read from our end, up to its end. */
void terminal_let_go(void);

void terminal_resize(uint16_t columns, uint16_t rows);
/* To the processes in the foreground; to the session's first group where there is no other. */
void terminal_signal(int number, int leader);
/* The character that ends its input, as the terminal is set now. */
unsigned char terminal_end_of_input(void);
/* Whether what is typed now is not shown though it is edited line by line, as where a password is asked for. */
bool terminal_hides(void);
/*
 * Whether a process in the foreground is blocked in a read of the terminal, or in a wait for it among others, and none in the foreground
 * runs. Looks into /proc: some 40 µs, and 10 more for each further process in the container.
 */
bool terminal_waits(void);

#endif

/** A command that cannot do what it was asked; the message is the one sentence the user reads. Exit code 1. */
export class Fault extends Error {
  override readonly name: string = 'Fault';
}

/** A command that was asked wrongly. Exit code 2. */
export class UsageFault extends Fault {
  override readonly name = 'UsageFault';
}

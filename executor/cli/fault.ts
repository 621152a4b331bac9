/** A command that cannot do what it was asked; the message is the one sentence the user reads. */
export class Fault extends Error {
  override readonly name: string = 'Fault';
  exitCode = 1;
}

/** A command that was asked wrongly. */
export class UsageFault extends Fault {
  override readonly name = 'UsageFault';
  override exitCode = 2;
}

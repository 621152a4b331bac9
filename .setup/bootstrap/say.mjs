// Everything the set-up says goes to stderr: stdout belongs to the command that follows.

/** A foreseen failure of the set-up: its message is a sentence that says what to do, and is shown alone. */
export class SetupError extends Error {}

export function say(text) {
  process.stderr.write(`[setup] ${text}\n`);
}

/** Shows that something long goes on: a running figure on a terminal, a line now and then elsewhere. `work` may tell how far it is. */
export async function during(label, work) {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1000);
  const terminal = process.stderr.isTTY;
  let far = '';
  const line = () => `${label} …${far} ${seconds()} s`;
  if (!terminal) say(`${label} …`);
  const beat = terminal
    ? setInterval(() => process.stderr.write(`\r\x1b[K[setup] ${line()}`), 250)
    : setInterval(() => say(line()), 20_000);
  try {
    const result = await work((told) => (far = ` ${told},`));
    if (terminal) process.stderr.write('\r\x1b[K');
    say(`${label}: done in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    if (terminal) process.stderr.write('\r\x1b[K');
    throw error;
  } finally {
    clearInterval(beat);
  }
}

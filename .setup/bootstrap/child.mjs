import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './say.mjs';
import { onToldToEnd, ToldToEnd } from './told-to-end.mjs';

/**
 * Goes on in another program: stdin, stdout, stderr, arguments, signals and the exit code pass through untouched.
 * Resolves with the exit code, as a shell would give it.
 */
export function goOn(file, args, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', env, cwd });
    // A terminal sends Ctrl-C to the whole group, so the child has it already; a second one might mean "at once" to it.
    const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    onToldToEnd((signal) => (signal === 'SIGINT' && atTerminal) || child.kill(signal));
    child.on('error', (error) => reject(new SetupError(`${file} could not be started (${error.message}).`)));
    child.on('exit', (code, signal) => resolve(code ?? exitCodeOf(signal)));
  });
}

/** The exit code of what a signal ended, as a shell gives it. */
export function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

/** What a short program of ours prints. */
export async function output(file, args, env) {
  const { code, stdout, told } = await heard(file, args, { env });
  if (code !== 0) throw new SetupError(`${args[0]} ended with ${code}:\n${told.trim()}`);
  return stdout;
}

/**
 * Runs a step of the set-up to its end, and hears what it says. It ends at once where we are told to end: whatever it leaves half done is
 * begun anew, since the record of a step is written last.
 * @throws ToldToEnd
 */
export function heard(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      told += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (told += text));
    const unheard = onToldToEnd((signal) => {
      child.once('exit', () => reject(new ToldToEnd(signal)));
      child.kill('SIGKILL');
    });
    child.on('error', (error) => {
      unheard();
      reject(error);
    });
    child.on('close', (code, signal) => resolve({ code: code ?? signal, stdout, told }));
    child.on('exit', unheard);
  });
}

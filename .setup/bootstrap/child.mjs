import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './say.mjs';

/** How often we look whether whoever started us is still there, ms. */
const ORPHAN_MS = 500;

/**
 * Goes on in another program: stdin, stdout, stderr, arguments, signals and the exit code pass through untouched.
 * Resolves with the exit code, as a shell would give it.
 */
export function goOn(file, args, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', env, cwd });
    // A terminal sends Ctrl-C to the whole group, so the child has it already; a second one might mean "at once" to it.
    const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    process.on('SIGINT', () => atTerminal || child.kill('SIGINT'));
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    // npm that is told to end kills only the shell between it and us: nobody would tell us.
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), ORPHAN_MS).unref();
    child.on('error', (error) => reject(new SetupError(`${file} could not be started (${error.message}).`)));
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Runs a step of the set-up; what it says is shown only where it fails. */
export async function runStep(file, args, options) {
  const { code, told } = await heard(file, args, options);
  if (code !== 0) throw new SetupError(`It ended with ${code}:\n${told.trim()}`);
}

/** What a short program of ours prints. */
export async function output(file, args, env) {
  const { code, stdout, told } = await heard(file, args, { env });
  if (code !== 0) throw new SetupError(`${args[0]} ended with ${code}:\n${told.trim()}`);
  return stdout;
}

function heard(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      told += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (told += text));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal, stdout, told }));
  });
}

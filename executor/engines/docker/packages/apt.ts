import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface AptRun {
  conf: string;
  signal: AbortSignal;
  cwd?: string;
  /** is told how far a download is, in whole percents, each once */
  onPercent?: (percent: number) => void;
}

/**
 * Runs `apt-get` or `apt-cache`.
 * @returns what it printed
 * @throws AptFailed; the signal's reason once it is aborted
 */
export async function apt(
  program: 'apt-get' | 'apt-cache',
  args: readonly string[],
  { conf, signal, cwd, onPercent }: AptRun,
): Promise<string> {
  signal.throwIfAborted();
  const status = onPercent ? ['-o', 'APT::Status-Fd=3'] : [];
  const child = spawn(program, ['-qq', '-c', conf, ...status, ...args], {
    cwd,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe', onPercent ? 'pipe' : 'ignore'],
    signal,
  });
  if (onPercent) watchStatus(child.stdio[3] as NodeJS.ReadableStream, onPercent);
  let printed = '';
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new AptFailed(`${program} does not start (${String(error)}). Where there is no apt, load the images from a file.`, '');
  });
  if (code === 0) return printed;
  throw new AptFailed(`${program} ${args[0]} failed: ${firstError(said)}`, said);
}

/** Apt is not there or said no; `said` are its own words. */
export class AptFailed extends Error {
  override readonly name = 'AptFailed';
  readonly said: string;

  constructor(message: string, said: string) {
    super(message);
    this.said = said;
  }
}

/** Lines like `dlstatus:3:81.0673:Retrieving file 3 of 4`, many a second (apt's progress-reporting.md): whole percents are passed on. */
function watchStatus(stream: NodeJS.ReadableStream, onPercent: (percent: number) => void): void {
  let shown = 0;
  createInterface({ input: stream }).on('line', (line) => {
    const percent = Math.floor(Number(/^dlstatus:[^:]*:([\d.]+):/.exec(line)?.[1]));
    if (percent > shown) onPercent((shown = percent));
  });
}

function firstError(said: string): string {
  const line = said.split('\n').find((text) => text.startsWith('E: '));
  return line?.slice('E: '.length) ?? (said.trim() || 'it did not say why');
}

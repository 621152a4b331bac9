import { inputOf } from '../../../inputs/input.ts';
import { within } from '../daemon/within.ts';
import type { Attached } from './attach.ts';
import { WORK, type ContainerJob } from './container.ts';
import { frame, type Text, texts } from './protocol.ts';

/** A daemon that has not taken what it was sent by then, ms, will not. */
const TAKEN_MS = 60_000;

/**
 * The frame that says what is to be run.
 * @throws TypeError for an argument or variable that cannot be one
 */
export function jobFrame({ argv, cwd = WORK, env, limits, serve, lights, terminal }: ContainerJob): Uint8Array[] {
  const pairs: Text[] = [
    ['wallMs', limits.wallMs],
    ['cpuMs', limits.cpuMs],
    ['memory', limits.memoryBytes],
    ['openFiles', limits.openFiles],
    ['fileBytes', limits.fileBytes],
    ['stdoutBytes', limits.stdoutBytes],
    ['stderrBytes', limits.stderrBytes],
    ['cwd', cwd],
    ...argv.map((arg): Text => ['arg', arg]),
    ...Object.entries(env).map(([name, value]): Text => ['env', `${name}=${value}`]),
    ...(serve ? [['serve', 1] as const] : []),
    ...(terminal
      ? ([
          ['columns', terminal.size.columns],
          ['rows', terminal.size.rows],
          ['sessionMs', terminal.sessionMs],
        ] as const)
      : []),
    ...(lights
      ? ([
          ['leds', lights.leds],
          ['brightest', lights.brightest],
          ['frameUs', lights.frameUs],
        ] as const)
      : []),
  ];
  return frame('J', texts(pairs));
}

/** A file that is smaller goes with others in one write. */
const SMALL = 1 << 20;

/**
 * Sends a job, but for its stdin; in one write where it is small and nothing is unpacked first. Resolves when the daemon has taken it.
 * @throws Error where it does not take it; what reading the tar or a file throws
 */
export async function sendJob(attached: Attached, head: readonly Uint8Array[], job: ContainerJob): Promise<void> {
  let parts = [...head];
  let waiting = 0;
  const send = async () => {
    const whole = parts;
    parts = [];
    waiting = 0;
    await within(TAKEN_MS, attached.send(whole));
  };
  const put = async (content: AsyncIterable<Uint8Array>) => {
    for await (const chunk of content) {
      parts.push(...frame('D', chunk));
      waiting += chunk.length;
      if (waiting > SMALL) await send();
    }
    parts.push(...frame('E'));
  };
  if (job.unpack) {
    parts.push(...frame('U', Buffer.from(job.unpack.into)));
    await put(job.unpack.tar);
  }
  for (const { name, bytes: content, executable } of job.files) {
    parts.push(...frame('F', Buffer.from(`${executable ? 'x' : '-'}${name}`)));
    await put(inputOf(content).read());
  }
  parts.push(...frame('G'));
  return send();
}

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

/**
 * Sends a job whole; in one write where nothing is unpacked first. Resolves when the daemon has taken it.
 * @throws Error where it does not take it; what reading the tar throws
 */
export async function sendJob(attached: Attached, head: readonly Uint8Array[], job: ContainerJob): Promise<void> {
  const files = job.files.flatMap(({ name, bytes, executable }) => [
    ...frame('F', Buffer.from(`${executable ? 'x' : '-'}${name}`)),
    ...frame('D', bytes),
    ...frame('E'),
  ]);
  const rest = [...files, ...frame('G'), ...(job.terminal ? [] : [...frame('D', job.stdin), ...frame('E')])];
  const send = (parts: readonly Uint8Array[]) => within(TAKEN_MS, attached.send(parts));
  if (!job.unpack) return send([...head, ...rest]);
  await send([...head, ...frame('U', Buffer.from(job.unpack.into))]);
  for await (const chunk of job.unpack.tar) await send(frame('D', chunk));
  return send([...frame('E'), ...rest]);
}

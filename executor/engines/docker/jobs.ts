import type { RequestFile } from '../../contract/request-file.ts';
import { inputOf } from '../../inputs/input.ts';
import { bytesOf } from '../../request-files.ts';
import { DEFAULT_LIMITS } from '../../settings/limits.ts';
import type { Matter } from '../engine.ts';
import type { ContainerJob } from './container/container.ts';

export const SCRIPTS = { build: 'build.sh', compile: 'compile.sh', run: 'run.sh' } as const;
/** judges test cases, where the request says so */
export const CHECK = 'check.sh';

/** What a program finds beside what its environment and its request set. */
export const BARE = { PATH: '/bin:/usr/bin', LANG: 'C.UTF-8', HOME: '/box/home', TMPDIR: '/tmp' };

/** What is larger than this, bytes, gets room of its own beside what a checker may write. */
const ROOMY = 16 << 20;

/** Files as a container takes them. */
export function filesOf(files: readonly RequestFile[]): ContainerJob['files'] {
  return files.map((file) => {
    const { name } = file;
    const bytes = bytesOf(file);
    return { name, bytes, executable: name.endsWith('.sh') || bytes.subarray(0, 2).toString('latin1') === '#!' };
  });
}

/** `check.sh` with the paths of what there is to judge, among the files of the request. */
export function checkJob(files: readonly RequestFile[], env: ContainerJob['env'], { stdin, expected, found }: Matter) {
  const texts = { '.case/input': stdin, '.case/expected': expected, '.case/found': inputOf(found) };
  const bytes = stdin.bytes + expected.bytes + found.length;
  const { run } = DEFAULT_LIMITS;
  return {
    argv: [`./${CHECK}`, ...Object.keys(texts)],
    env,
    files: [...filesOf(files), ...Object.entries(texts).map(([name, text]) => ({ name, bytes: text, executable: false }))],
    stdin: new Uint8Array(),
    limits: bytes > ROOMY ? { ...run, diskBytes: run.diskBytes + bytes } : run,
  };
}

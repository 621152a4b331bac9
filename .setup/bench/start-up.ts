import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { newDataFolder, removeDataFolder, startHost } from '../../e2e/fixtures/host.ts';
import { type Figure, medianOf } from './figure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = 'resources/samples/light/aurora.py';
const TIMES = 5;

/** From a command to its answer, as a user waits for it. */
export async function startUpFigures(): Promise<Figure[]> {
  const data = newDataFolder();
  const timed = (file: string, args: readonly string[]) => medianOf(TIMES, () => run(file, args, data));
  const bare = { name: 'a bare Node', value: await timed(process.execPath, ['-e', '0']) };
  const figures: Figure[] = [
    {
      name: 'npm run -s treeline -- --version',
      value: await timed('npm', ['run', '-s', 'treeline', '--', '--version']),
      unit: 'ms',
      against: bare,
    },
    { name: 'treeline doctor', value: await timed(process.execPath, ['executor/cli/main.ts', 'doctor']), unit: 'ms', against: bare },
    { name: 'treeline check', value: await timed(process.execPath, ['executor/cli/main.ts', 'check', SAMPLE]), unit: 'ms', against: bare },
    { name: 'treeline serve, until the page answers', value: await medianOf(TIMES, () => serve(data)), unit: 'ms', against: bare },
  ];
  removeDataFolder(data);
  return figures;
}

function run(file: string, args: readonly string[], data: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(file, args, { cwd: root, env: { ...process.env, TREELINE_DATA: data }, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(performance.now() - begin) : reject(new Error(`${args.join(' ')} ended with ${code}`)),
    );
  });
}

async function serve(data: string): Promise<number> {
  const begin = performance.now();
  const host = await startHost(data);
  const answer = await fetch(host.address, { redirect: 'manual' });
  const taken = performance.now() - begin;
  await answer.body?.cancel();
  await host.stop();
  return taken;
}

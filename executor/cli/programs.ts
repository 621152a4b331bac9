import type { Executor } from '../executor.ts';
import { askOwner } from '../server/local-socket.ts';
import { socketPath } from '../server/socket-path.ts';
import { dataFolder } from '../store/data-folder.ts';
import { connectTo } from './connect.ts';

/** What can be done with a program without the history. */
export interface Programs extends Pick<Executor, 'check' | 'preview'> {
  close(): Promise<void>;
}

/** Asks the executor that runs, which has Python ready; without one, Python is started here, and no data folder is needed. */
export async function openPrograms(): Promise<Programs> {
  const path = existingSocket();
  const owner = path === null ? null : await askOwner(path);
  return path === null || owner === null || owner.closing ? here() : there(path);
}

function existingSocket(): string | null {
  try {
    return socketPath(dataFolder());
  } catch {
    return null; // there is no data folder, so nobody owns it
  }
}

async function there(path: string): Promise<Programs> {
  const { client, close } = await connectTo(path);
  return {
    check: async (program) => (await client.programs.check(program)).findings,
    async preview(program) {
      const { frames, ...rest } = await client.programs.preview(program);
      return { ...rest, frames: new Uint8Array(await frames.arrayBuffer()) };
    },
    close,
  };
}

async function here(): Promise<Programs> {
  const [{ openInterpreter }, { RULES }] = await Promise.all([
    import('../server/open-interpreter.ts'),
    import('../../simulator/rules/rules.ts'),
  ]);
  // One process for one program: nothing comes after it.
  const interpreter = openInterpreter({ spares: 0 });
  return {
    check: ({ source, rules, runtime }) => interpreter.check(source, runtime === 'python' ? null : RULES[rules]),
    async preview(program) {
      const [{ preview }, { drawSeed }] = await Promise.all([import('../pipeline/preview.ts'), import('../intake/intake.ts')]);
      return preview(interpreter, { ...program, seed: program.seed ?? drawSeed() });
    },
    close: () => interpreter.close(),
  };
}

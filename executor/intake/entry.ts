import type { Issue } from '../contract/errors.ts';
import type { EngineId, Request, RequestInput } from '../contract/request.ts';

/** Files that give a submission its stages. */
const STAGE_FILES: ReadonlySet<string> = new Set(['cutor.nix', 'build.sh', 'compile.sh', 'run.sh']);

/** The engine asked for; left out, it is `docker` where the files name its stages. */
export function engineOf({ engine, files }: Pick<RequestInput, 'engine' | 'files'>): EngineId {
  return engine ?? (files.some(({ name }) => STAGE_FILES.has(name)) ? 'docker' : 'embedded');
}

/** The file a submission begins with: the named one, else `main.py`, else the only `.py`. */
export function entryOf({ entry, files, engine }: Pick<Request, 'entry' | 'files' | 'engine'>): { entry: string } | { issue: Issue } {
  const names = files.map((file) => file.name);
  const [first] = names;
  if (first === undefined) return { issue: { path: 'files', message: 'There is no file. Send at least the program.' } };
  if (entry !== undefined) {
    if (names.includes(entry)) return { entry };
    return {
      issue: {
        path: 'entry',
        message: `There is no file ${JSON.stringify(entry.slice(0, 80))} among the files; name one of them, or leave it out.`,
      },
    };
  }
  if (names.includes('main.py')) return { entry: 'main.py' };
  const programs = names.filter((name) => name.endsWith('.py'));
  if (programs.length === 1 && programs[0] !== undefined) return { entry: programs[0] };
  if (engineOf({ engine, files }) === 'docker') return { entry: first };
  return {
    issue: {
      path: 'entry',
      message:
        programs.length === 0
          ? 'There is no Python program among the files. Add a main.py, or name the file to begin with as `entry`.'
          : `There are ${programs.length} Python files and none is main.py. Name the one to begin with as \`entry\`.`,
    },
  };
}

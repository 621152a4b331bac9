import { beforeEach, expect, it } from 'vitest';
import { project, workFile } from '../files/new-file.ts';
import { addProject, changeProject, removeFile, useWorkspace } from '../files/workspace.ts';
import { engineOf } from './engine-of.ts';

beforeEach(() => useWorkspace.setState({ projects: {}, files: [], active: null }));

function open(...paths: string[]): string {
  const opened = project('sample', 'a project');
  addProject(
    opened,
    paths.map((path) => workFile(opened.id, path, '')),
    paths[0],
  );
  return opened.id;
}

it('is docker where a file says how the project is set up, built or run', () => {
  expect(engineOf(open('main.c', 'run.sh'))).toEqual({ engine: 'docker', because: { file: 'run.sh' } });
  expect(engineOf(open('cutor.nix'))).toEqual({ engine: 'docker', because: { file: 'cutor.nix' } });
});

it('is embedded elsewhere, also where such a name is a folder down', () => {
  expect(engineOf(open('main.py', 'scripts/run.sh'))).toEqual({ engine: 'embedded', because: null });
});

it('counts the files of a folder that are not open', () => {
  const id = open('main.py');
  changeProject(id, { listing: ['main.py', 'build.sh'] });
  expect(engineOf(id)).toMatchObject({ because: { file: 'build.sh' } });
});

it('is what was chosen, until the choice is taken back', () => {
  const id = open('run.sh', 'main.py');
  changeProject(id, { engine: 'embedded' });
  expect(engineOf(id)).toEqual({ engine: 'embedded', because: 'chosen' });
  changeProject(id, { engine: undefined });
  expect(engineOf(id).engine).toBe('docker');
});

it('is that of the runtime that was chosen', () => {
  const id = open('main.py');
  changeProject(id, { runtime: { id: 'cpython', name: 'CPython', engine: 'docker', entry: 'main.py' } });
  expect(engineOf(id)).toEqual({ engine: 'docker', because: 'runtime' });
});

it('follows the file that goes', () => {
  const id = open('main.py', 'run.sh');
  const script = useWorkspace.getState().files.find((f) => f.path === 'run.sh');
  removeFile(script?.id ?? '');
  expect(engineOf(id).engine).toBe('embedded');
  expect(useWorkspace.getState().files.map((f) => f.path)).toEqual(['main.py']);
});

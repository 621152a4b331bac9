import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineStatus } from '../contract/engine.ts';
import { start, treeline } from './testing/treeline.ts';

let folder: string;
let env: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-engine-'));
  env = { TREELINE_DATA: path.join(folder, 'data'), DOCKER_HOST: 'unix:///nowhere/docker.sock' };
  mkdirSync(path.join(folder, 'packages'));
  mkdirSync(path.join(folder, 'project'));
  writeFileSync(path.join(folder, 'project/run.sh'), 'echo hello\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('without a Docker', () => {
  test('the status says so, with what to do, and is 1', async () => {
    const { code, stdout, stderr } = await treeline(['engine', 'status'], { env });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^DOCKER_HOST names a Docker that does not answer.+\nPackages +starter\n$/);
    const json = await treeline(['engine', 'status', '--json'], { env });
    expect(engineStatus.parse(JSON.parse(json.stdout))).toMatchObject({ state: 'absent', daemon: null });
    expect(json.code).toBe(1);
  });

  test.each([[['engine', 'prepare']], [['env', 'gc']]])('%j is one sentence', async (args) => {
    const { code, stdout, stderr } = await treeline(args, { env });
    expect(stderr).toMatch(/^treeline: DOCKER_HOST names a Docker that does not answer.+\n$/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('nothing is kept, and nothing is found', async () => {
    expect(await treeline(['env', 'list'], { env })).toEqual({ code: 0, stdout: 'No environment is kept.\n', stderr: '' });
    expect(await treeline(['env', 'show', 'abc'], { env })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'treeline: There is no environment abc; `treeline env list` shows those that are kept.\n',
    });
  });

  test('a run that needs it is kept with its reason, and is 1', async () => {
    const { code, stdout, stderr } = await treeline(['run', path.join(folder, 'project')], { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/docker/i);
  });
});

describe('the source', () => {
  test('is the one of TREELINE_SOURCE for as long as the command lives', async () => {
    const packages = path.join(folder, 'packages');
    const of = async (more: Record<string, string>) => {
      const { stdout } = await treeline(['engine', 'status', '--json'], { env: { ...env, ...more } });
      return engineStatus.parse(JSON.parse(stdout)).source.name;
    };
    expect(await of({ TREELINE_SOURCE: packages })).toBe(packages);
    expect(await of({})).toBe('starter');
  });

  test('of a treeline that is open is not changed by a command beside it', async () => {
    const serving = start(['serve', '--no-open', '--port', '0'], { env });
    await serving.says('stdout', /http/);
    const { code, stderr } = await treeline(['engine', 'prepare', '--source', path.join(folder, 'packages')], { env });
    serving.child.kill('SIGTERM');
    await serving.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^treeline: The treeline that is open takes its packages from starter, not from .+packages\. Close it, .+\n$/);
  });
});

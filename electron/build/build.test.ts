import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildElectron } from './build.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shell = fileURLToPath(new URL('./testing/play-shell.ts', import.meta.url));
const run = promisify(execFile);

// Below the project, where the packages that travel beside the bundles are found as in the packaged application.
let out: string;
let data: string;
beforeAll(async () => {
  mkdirSync(join(root, '.out'), { recursive: true });
  out = mkdtempSync(join(root, '.out/electron-test-'));
  data = mkdtempSync(join(tmpdir(), 'treeline-bundle-'));
  await buildElectron(out);
});
afterAll(() => {
  for (const folder of [out, data]) rmSync(folder, { recursive: true, force: true });
});

const text = (path: string): string => readFileSync(join(out, 'electron', path), 'utf8');

describe('the bundles', () => {
  test('Electron finds the main bundle by the package.json beside it', () => {
    const { main, type } = JSON.parse(readFileSync(join(out, 'package.json'), 'utf8'));
    expect(type).toBe('module');
    expect(statSync(join(out, main)).isFile()).toBe(true);
  });

  test('the preload is small, CommonJS, and knows Electron alone, as the sandbox wants', () => {
    const preload = text('preload/preload.cjs');
    expect(preload.length).toBeLessThan(2_000);
    expect(preload.match(/require\(("[^"]*")\)/g)).toEqual(['require("electron")']);
    expect(preload).not.toMatch(/^import /m);
  });

  test.each(['main/main.js', 'executor/executor/main.mjs'])('%s imports nothing that does not travel with it', (path) => {
    const imported = [...text(path).matchAll(/^import .*?from "([^"]+)";$/gm)].map((match) => match[1] ?? '');
    const foreign = imported.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')));
    expect(foreign.filter((name) => !['electron', 'better-sqlite3', 'pyodide'].includes(name))).toEqual([]);
  });

  test('no tests and no page travel with the executor', () => {
    const files = readdirSync(join(out, 'electron/executor'), { recursive: true }).map(String);
    expect(files.filter((file) => /\.test\.|window-interpreter/.test(file))).toEqual([]);
  });

  test('each is JavaScript that can be read', async () => {
    for (const path of ['main/main.js', 'preload/preload.cjs', 'executor/executor/main.mjs']) {
      await run(process.execPath, ['--check', join(out, 'electron', path)]);
    }
  });
});

test('the executor’s bundle runs a light program on its Python child, over a port, and ends when told', async () => {
  const program = 'for _ in range(3):\n    setLEDs([RED] * getLEDCount())\nprint("lit")\n';
  const bundle = join(out, 'electron/executor/executor/main.mjs');
  const { stdout } = await run(process.execPath, [shell, bundle, program], {
    env: { ...process.env, TREELINE_DATA: data, TREELINE_NODE: process.execPath },
    timeout: 25_000,
  });
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'FINISHED',
    verdict: { code: 'OK' },
    run: { stdout: 'lit\n', code: 0 },
    recording: { frames: 3, leds: 4, seed: 1 },
  });
});

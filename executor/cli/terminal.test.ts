import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endStarted, MACHINES, needs, started } from './testing/machine.ts';

/** back to the line's beginning, and the line away */
const ERASE = '\r\x1b[K';
const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-terminal-'));
  writeFileSync(path.join(folder, 'slow.py'), 'import time\ntime.sleep(1.5)\nprint("done")\n');
  writeFileSync(path.join(folder, 'lit.py'), 'setLEDs([RED] * getLEDCount())\n');
});
afterEach(endStarted);
afterAll(() => rmSync(folder, { recursive: true }));

const env = () => ({ TREELINE_DATA: path.join(folder, 'data'), TERM: 'xterm' });
/** What a terminal is sent; it has no second stream. */
async function onTerminal(...args: string[]): Promise<string> {
  const words = [process.execPath, MAIN, ...args].map((word) => `'${word}'`);
  const { code, stdout } = await started([...MACHINES.atTerminal, ...words], { cwd: folder, env: env() }).ended;
  expect(code).toBe(0);
  return stdout;
}
/** What is still to be seen of a line that was written over and over. */
const seen = (text: string) => text.split('\n').map((line) => line.trimEnd().split(ERASE).at(-1));

const RUN = ['run', 'slow.py', '--runtime', 'python'];
describe('progress', needs('atTerminal'), () => {
  test('of a run stands on a terminal while it runs, and is taken away', async () => {
    const text = await onTerminal(...RUN);
    const shown = text.split(ERASE).flatMap((line) => /^running … (\d\.\d\d) s$/.exec(line)?.[1] ?? []);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(shown.toSorted());
    expect(seen(text).slice(0, 2)).toEqual(['done', expect.stringMatching(/^OK The program ran to its end\./)]);
  });

  test('of a preview too', async () => {
    expect(await onTerminal('preview', 'lit.py', '--leds', '3')).toContain(`${ERASE}playing the program …${ERASE}`);
  });

  test.each([[RUN], [['preview', 'lit.py', '--leds', '3']], [['doctor', '--json']]])('is not piped: %j', async (args) => {
    const { stdout, stderr } = await started([process.execPath, MAIN, ...args], { cwd: folder, env: env() }).ended;
    for (const sign of ['\r', '\x1b', '…']) expect(stdout + stderr).not.toContain(sign);
  });
});

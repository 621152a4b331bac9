import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from '@playwright/test';
import { ALL_ATTACKS, forgingWithEval, forgingWithGetattr, HUNT } from '../../simulator/program/testing/attacks.ts';
import { decodeRecording } from '../../simulator/recording/recording-file.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { RULES } from '../../simulator/rules/rules.ts';
import { newDataFolder, removeDataFolder } from '../fixtures/host.ts';
import { expect, test as whole } from '../fixtures/test.ts';
import { runInWindow } from '../fixtures/window-python.ts';

const CLI = fileURLToPath(new URL('../../executor/cli/main.ts', import.meta.url));

/** Here the policy is broken on purpose: that it complains is what is wanted. */
const test = whole.extend({
  faultless: async ({}, use) => {
    await use();
  },
});

/** The frame that Python's workers are started in. */
async function sandboxOf(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().some((frame) => frame.url().endsWith('/sandbox.html')), { timeout: 15_000 }).toBe(true);
  return page.frames().find((frame) => frame.url().endsWith('/sandbox.html'))!;
}

test('Python lives in a frame without origin, network or storage', async ({ workbench }) => {
  const frame = await sandboxOf(workbench.page);
  const found = await frame.evaluate(async () => {
    const refused = async (work: () => unknown): Promise<boolean> => {
      try {
        await work();
        return false;
      } catch {
        return true;
      }
    };
    return {
      origin: globalThis.origin,
      network: await refused(() => fetch('/')),
      parent: await refused(() => globalThis.parent.document.title),
      storage: await refused(() => globalThis.localStorage.length),
    };
  });
  expect(found).toEqual({ origin: 'null', network: true, parent: true, storage: true });
});

test('a worker of that frame has no network and no way to make scripts either', async ({ workbench }) => {
  const frame = await sandboxOf(workbench.page);
  const found = await frame.evaluate(
    () =>
      new Promise((resolve) => {
        const script = `
          const refused = async (work) => { try { await work(); return false; } catch { return true; } };
          postMessage({
            network: await refused(() => fetch('http://127.0.0.1:1/')),
            script: await refused(() => new Function('return 1')()),
            origin: self.origin,
          });`;
        const worker = new Worker(`data:text/javascript,${encodeURIComponent(script)}`, { type: 'module' });
        worker.addEventListener('message', (event) => resolve(event.data));
      }),
  );
  expect(found).toEqual({ network: true, script: true, origin: 'null' });
});

test.describe('Python in the window', () => {
  // A page of the workbench's origin and policy, without the workbench: nothing else takes the processor.
  test.beforeEach(async ({ page, host }) => {
    await page.request.get(host.address);
    await page.goto(`${host.origin}/headers.json`);
  });

  test('has no way to JavaScript, unchecked as it is', async ({ page }) => {
    const attacked = await runInWindow(page, { source: ALL_ATTACKS, light: null });
    expect({ cause: attacked.end.cause, stdout: attacked.stdout }).toEqual({ cause: { kind: 'exit', code: 0 }, stdout: '' });
    const hunted = await runInWindow(page, { source: HUNT, light: null });
    expect(hunted.end.cause).toEqual({ kind: 'exit', code: 0 });
    expect(hunted.stdout.split('\n')[0]).toBe('True []');
    expect(hunted.stdout).not.toContain('pyodide');
  });

  test('does not run what the rules refuse, of either tree', async ({ page }) => {
    for (const rules of [RULES.plan, RULES.deployed]) {
      const source = 'setLEDs([RED] * 3)\nprint(setLEDs.__globals__)\n';
      const { end, stdout, frames } = await runInWindow(page, { source, light: { rules, leds: 3, seed: 7 } });
      expect([rules.name, end.cause.kind, stdout, frames.times.length]).toEqual([rules.name, 'findings', '', 0]);
    }
  });

  test('is ended where it broke out of the rules and forges lights', async ({ page }) => {
    const loose = [
      [{ ...RULES.plan, builtins: [...RULES.plan.builtins, 'eval'] }, forgingWithEval],
      [{ ...RULES.deployed, builtins: [...RULES.deployed.builtins, 'getattr'] }, forgingWithGetattr],
    ] as const;
    for (const [rules, forging] of loose) {
      for (const packet of ['bytes([2] + [0] * 15)', 'bytes([1, 0, 0, 0, 9, 0, 0, 0])']) {
        const { end, frames } = await runInWindow(page, { source: forging(packet), light: { rules, leds: 3, seed: 7 } });
        expect(end.cause).toMatchObject({ kind: 'exception', type: 'SystemError' });
        expect(frames.times.length).toBe(1);
      }
      // Nor does the rest of the house open: what it reaches is Python, and no more.
      const { end, stdout } = await runInWindow(page, {
        source: forging(`b'' if print('js' in os.sys.modules, os.path.exists('/etc/passwd')) else b''`),
        light: { rules, leds: 3, seed: 7 },
      });
      expect([end.cause.kind, new Set(stdout.split('\n'))]).toEqual(['exit', new Set(['False False', ''])]);
    }
  });

  test('is held by the memory it may have', async ({ page }) => {
    const source = 'x = []\nwhile True:\n    x.append(bytes(1 << 24))\n';
    const { end } = await runInWindow(page, { source, light: null });
    expect(end.cause).toMatchObject({ kind: 'limit', limit: 'memory' });
  });

  test('ends a bad light program, and plays the next', async ({ page }) => {
    const light = { rules: RULES.plan, leds: 3, seed: 7 };
    const causeOf = async (source: string) => (await runInWindow(page, { source, light })).end.cause;
    const endlessly = { kind: 'limit', limit: 'stdout' };
    expect(await causeOf('n = 0\nwhile True:\n    print(n)\n    n += 1\n'), 'prints without end').toMatchObject(endlessly);
    expect(await causeOf('def f(n):\n    return f(n + 1)\nf(0)\n'), 'calls itself without end').toMatchObject({ kind: 'exception' });
    const greedy = 'x = [0] * (1 << 27)\nwhile True:\n    x = x + x\n';
    expect(await causeOf(greedy), 'wants 1 GB').toMatchObject({ kind: 'limit', limit: 'memory' });
    expect(await causeOf('n = getLEDCount()\0\n'), 'holds a NUL').toMatchObject({ kind: 'findings' });
    expect(await causeOf('if True:\n\tn = 1\n        n = 2\n'), 'mixes tabs and spaces').toMatchObject({ kind: 'findings' });
    expect(await causeOf('x = 1\n'.repeat(175_000)), '1 MB of source').toMatchObject({ kind: 'findings' });
    const { end, frames } = await runInWindow(page, { source: 'setLEDs([RED] * getLEDCount())\n', light });
    expect([end.cause.kind, frames.times.length]).toEqual(['exit', 1]);
  });

  for (const rules of rulesName.options) {
    test(`plays the same as the command line from the same seed, by the ${rules} tree's rules`, async ({ page, host }) => {
      const wait = rules === 'plan' ? 'time.sleep' : 'sleep';
      const source = `${rules === 'plan' ? 'import math, random, time\n' : ''}n = getLEDCount()
colours = {(random.randrange(256), random.randrange(256), 9) for i in range(40)}
for frame in range(300):
    setLEDs([(*random.choice(sorted(colours))[:2], int(127 + 127 * math.sin(i + frame)), random.randint(0, 100)) for i in range(n)])
    ${wait}(random.uniform(0, 0.2))
print(random.random(), hash('a'), colours)
`;
      const program = join(host.data, 'show.py');
      writeFileSync(program, source);
      const data = newDataFolder();
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [CLI, 'preview', program, '--rules', rules, '--leds', '50', '--seed', '7', '--record', join(data, 'show.rec')],
        { env: { ...process.env, TREELINE_DATA: data }, encoding: 'utf8' },
      );
      expect({ status, stderr }).toMatchObject({ status: 0 });
      const { times, lines, states, durationMs } = decodeRecording(readFileSync(join(data, 'show.rec')));
      removeDataFolder(data);
      const window = await runInWindow(page, { source, light: { rules: RULES[rules], leds: 50, seed: 7 } });
      expect(window.frames).toEqual({ times: [...times], lines: [...lines], states: [...states] });
      expect([window.stdout, window.end.clockMs]).toEqual([stdout, durationMs]);
      expect(times.length).toBe(300);
    });
  }
});

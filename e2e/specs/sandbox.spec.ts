import type { Frame, Page } from '@playwright/test';
import { expect, test as whole } from '../fixtures/test.ts';

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

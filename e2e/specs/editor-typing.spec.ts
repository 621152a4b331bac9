import { expect, test } from '../fixtures/test.ts';

/** A whole show of 500 LEDs, dim enough for any supply, baked anew at every key. */
const SHOW = `import math
import time
n = getLEDCount()
while True:
    t = time.time()
    setLEDs([(int(127 + 127 * math.sin(i / 9 + t)), 40, 255 - i % 256, 40) for i in range(n)])
    time.sleep(1 / 30)
# `;
const TYPED = 'the quick brown fox jumps over the lazy dog while the tree bakes';
/** As one who types well, ms from key to key. */
const PACE = 90;
const FRAME_MS = 16;

interface Keys {
  /** from the key to when the page is free again, ms */
  taken: number[];
}

test('what a key costs while its program bakes', async ({ workbench, page, context }) => {
  const browser = await context.newCDPSession(page);
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await browser.send('Performance.getMetrics');
    return metrics.find((m) => m.name === 'TaskDuration')?.value ?? 0;
  };
  await workbench.write(SHOW);
  await workbench.focusEditor();
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(5_000);
  // What the page does anyway, to show the tree.
  const idle = await busySeconds();
  await page.waitForTimeout(TYPED.length * PACE);
  const showing = (await busySeconds()) - idle;

  await page.evaluate(() => {
    const keys: Keys = { taken: [] };
    Object.assign(globalThis, { treelineKeys: keys });
    const { port1, port2 } = new MessageChannel();
    let begun = 0;
    port1.addEventListener('message', () => keys.taken.push(performance.now() - begun));
    port1.start();
    const key = (): void => {
      begun = performance.now();
      port2.postMessage(null);
    };
    addEventListener('keydown', key, { capture: true });
  });
  const before = await busySeconds();
  await page.keyboard.type(TYPED, { delay: PACE });
  const typing = (await busySeconds()) - before;
  const { taken } = await page.evaluate(() => (globalThis as unknown as { treelineKeys: Keys }).treelineKeys);
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  console.log(
    `typing while baking: ${taken.length} keys, from a key to a free page ${at(0.5)} ms median, ${at(0.95)} ms for 19 of 20, ${at(1)} ms at most; ` +
      `${taken.filter((ms) => ms > FRAME_MS).length} over ${FRAME_MS} ms; the page's own processor time ` +
      `${((1_000 * Math.max(0, typing - showing)) / taken.length).toFixed(1)} ms a key beside ${((1_000 * showing) / taken.length).toFixed(1)} ms of showing the tree`,
  );
  // No key is lost, and the lights follow the last of them.
  expect(taken.length).toBe(TYPED.length);
  expect(await workbench.seenText()).toContain(`# ${TYPED}`);
  await expect(page.getByRole('contentinfo')).toContainText('No findings');
});

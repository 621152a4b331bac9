import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../../e2e/fixtures/chromium.ts';

const PLAIN = CHROMIUM_FLAGS.filter((flag) => !/angle|swiftshader/.test(flag));
const HOMES = { webgl: CHROMIUM_FLAGS, canvas: [...PLAIN, '--disable-gpu', '--disable-3d-apis'] };

/** Runs in the page: a tree of 300 LEDs on a canvas, and what its pixels come to. */
const DRIVER = `
  const { createScene, coneTree } = window.light;
  const canvas = document.querySelector('canvas');
  const tree = coneTree(300);
  const picked = [];
  const scene = createScene(canvas, tree, { onPick: (led) => picked.push(led) });
  scene.resize(480, 480);
  const small = new OffscreenCanvas(480, 480).getContext('2d', { willReadFrequently: true });
  window.driver = {
    kind: scene.kind,
    picked,
    show: (state) => scene.show(state && Uint8Array.from({ length: 1200 }, (_, i) => state[i % 4])),
    one: (led) => scene.show(Uint8Array.from({ length: 1200 }, (_, i) => (i >> 2 === led ? [255, 255, 255, 100][i % 4] : 0))),
    face: (led) => scene.face(led),
    turn: (by) => scene.turn(by),
    look() {
      scene.draw();
      small.drawImage(canvas, 0, 0, 480, 480);
      const { data } = small.getImageData(0, 0, 480, 480);
      const sum = [0, 0, 0];
      let brightest = 0;
      for (let at = 0; at < data.length; at += 4) {
        for (let c = 0; c < 3; c++) {
          sum[c] += data[at + c];
          brightest = Math.max(brightest, data[at + c]);
        }
      }
      return { red: sum[0], green: sum[1], blue: sum[2], brightest };
    },
  };
`;

interface Look {
  red: number;
  green: number;
  blue: number;
  brightest: number;
}
declare const driver: {
  kind: string;
  picked: (number | null)[];
  show(state: number[] | null): void;
  one(led: number): void;
  face(led: number): void;
  turn(by: { azimuth: number }): void;
  look(): Look;
};

let code: string;

beforeAll(async () => {
  const entry = 'virtual:light';
  const room = fileURLToPath(new URL('..', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'light',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `import { createScene } from '${room}scene/scene.ts'; import { coneTree } from '${room}tree/cone-tree.ts'; window.light = { createScene, coneTree };`
            : null,
      },
    ],
    build: { write: false, minify: false, rolldownOptions: { input: entry } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new TypeError('the scene was not built');
  code = output.output[0].code;
}, 60_000);

describe.each(['webgl', 'canvas'] as const)('the tree painted with %s', (kind) => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: [...HOMES[kind]] });
    page = await browser.newPage({ viewport: { width: 480, height: 480 } });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setContent('<body style="margin:0"><canvas style="width:480px;height:480px;display:block"></canvas>');
    await page.addScriptTag({ content: code, type: 'module' });
    await page.waitForFunction('window.light');
    await page.evaluate(DRIVER);
  }, 60_000);
  afterAll(() => browser?.close());

  const look = (state: number[] | null) => page.evaluate((given) => (driver.show(given), driver.look()), state);

  it('is painted that way', async () => {
    expect(await page.evaluate(() => driver.kind)).toBe(kind);
  });

  it('shows the dark tree: neither bright nor black', async () => {
    const dark = await look(null);
    expect(dark.brightest).toBeLessThan(110);
    expect(dark.brightest).toBeGreaterThan(25);
  });

  it('shines in the colours of the states, and brightness dims them', async () => {
    const dark = await look(null);
    const red = await look([255, 0, 0, 100]);
    const blue = await look([0, 0, 255, 100]);
    const dimmed = await look([255, 0, 0, 20]);
    expect(red.brightest).toBeGreaterThan(230);
    expect(red.red - dark.red).toBeGreaterThan(4 * (red.blue - dark.blue));
    expect(blue.blue - dark.blue).toBeGreaterThan(4 * (blue.red - dark.red));
    expect(dimmed.red).toBeLessThan(red.red);
    expect(dimmed.red).toBeGreaterThan(dark.red);
  });

  it('dims what is behind the tree', async () => {
    const front = await page.evaluate(() => (driver.one(30), driver.face(30), driver.look()));
    const behind = await page.evaluate(() => (driver.turn({ azimuth: Math.PI }), driver.look()));
    expect(front.brightest).toBeGreaterThan(230);
    expect(behind.brightest).toBeLessThan(110);
  });

  it('tells a click on an LED from a drag', async () => {
    await page.evaluate(() => (driver.face(150), void driver.look()));
    await page.mouse.move(40, 300);
    await page.mouse.down();
    await page.mouse.move(240, 300, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => driver.picked)).toEqual([]);
    await page.mouse.click(10, 10);
    expect(await page.evaluate(() => driver.picked)).toEqual([null]);
    for (let y = 200; y < 320; y += 8) await page.mouse.click(240, y);
    expect(await page.evaluate(() => driver.picked.filter((led) => led !== null).length)).toBeGreaterThan(3);
  });

  if (kind === 'webgl')
    it('shines again after the machine took its context and gave it back', async () => {
      const shines = await page.evaluate(async () => {
        driver.show([255, 0, 0, 100]);
        const loss = document.querySelector('canvas')!.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
        loss.loseContext();
        await new Promise((resolve) => setTimeout(resolve, 50));
        loss.restoreContext();
        await new Promise((resolve) => setTimeout(resolve, 200));
        return driver.look().brightest;
      });
      expect(shines).toBeGreaterThan(230);
    });

  it('does so without a complaint', () => {
    expect(faults).toEqual([]);
  });
});

import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from '../../e2e/fixtures/chromium.ts';
import { PLAIN_LOOK } from './look.ts';

const needed = findChromium() ? {} : { skip: true, meta: { why: NO_CHROMIUM } as Record<string, string> };
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
    look: (look) => scene.look({ ...${JSON.stringify(PLAIN_LOOK)}, ...look }),
    plant: (leds) => scene.plant(coneTree(leds)),
    leds: () => scene.leds,
    show: (state) => scene.show(state && Uint8Array.from({ length: scene.leds * 4 }, (_, i) => state[i % 4])),
    one: (led) => scene.show(Uint8Array.from({ length: 1200 }, (_, i) => (i >> 2 === led ? [255, 255, 255, 100][i % 4] : 0))),
    face: (led) => scene.face(led),
    turn: (by) => scene.turn(by),
    see(from = 0, to = 480) {
      scene.draw();
      small.drawImage(canvas, 0, 0, 480, 480);
      const { data } = small.getImageData(from, 0, to - from, 480);
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

/** Runs in the page: a tree that shines on and on, until the scene does with fewer pixels, or for 20 s. */
const SLOW = `(async () => {
  const canvas = document.querySelector('canvas');
  const scene = window.light.createScene(canvas, window.light.coneTree(2000));
  scene.resize(1200, 1000);
  const before = canvas.width * canvas.height;
  const states = new Uint8Array(8000).fill(100);
  for (const begun = performance.now(); performance.now() - begun < 20_000 && canvas.width * canvas.height === before; ) {
    scene.show(states);
    await new Promise(requestAnimationFrame);
  }
  return { before, after: canvas.width * canvas.height };
})()`;

interface Seen {
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
  see(from?: number, to?: number): Seen;
  look(look: object): void;
  plant(leds: number): void;
  leds(): number;
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

describe.each(['webgl', 'canvas'] as const)('the tree painted with %s', needed, (kind) => {
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

  const look = (state: number[] | null) => page.evaluate((given) => (driver.show(given), driver.see()), state);

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
    const front = await page.evaluate(() => (driver.one(30), driver.face(30), driver.see()));
    const behind = await page.evaluate(() => (driver.turn({ azimuth: Math.PI }), driver.see()));
    expect(front.brightest).toBeGreaterThan(230);
    expect(behind.brightest).toBeLessThan(110);
  });

  it('tells a click on an LED from a drag', async () => {
    await page.evaluate(() => (driver.face(150), void driver.see()));
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

  it('shows beside what was meant what the tree shows of it', async () => {
    const [ideal, shown] = await page.evaluate(() => {
      driver.look({ sides: 'both', losses: false, lighting: { path: 'deployed', order: 'RGB', dead: [] } });
      driver.show([4, 4, 4, 100]);
      return [driver.see(0, 240), driver.see(240, 480)];
    });
    expect(ideal!.brightest).toBeGreaterThan(115);
    expect(shown!.brightest).toBeLessThan(110);
  });

  it('marks what is lost, the way of the strand, and what is dead', async () => {
    const seen = await page.evaluate(() => {
      const with_ = (look: object) => {
        driver.look({ sides: 'shown', lighting: { path: 'deployed', order: 'RGB', dead: [100, 150, 200] }, ...look });
        driver.show([4, 4, 4, 100]);
        return driver.see();
      };
      return { bare: with_({ losses: false }), marked: with_({}), wired: with_({ losses: false, wiring: true }) };
    });
    expect(seen.marked.brightest).toBeGreaterThan(seen.bare.brightest + 40);
    expect(seen.wired.green).toBeGreaterThan(seen.bare.green * 1.1);
  });

  it('stands in the light of day', async () => {
    const seen = await page.evaluate(() =>
      ['night', 'dusk', 'day'].map((air) => {
        driver.look({ air });
        driver.show(null);
        return driver.see().green;
      }),
    );
    expect(seen[1]).toBeGreaterThan(2 * seen[0]!);
    expect(seen[2]).toBeGreaterThan(2 * seen[1]!);
  });

  it('is another tree when that is planted, with its lights where it has them', async () => {
    const seen = await page.evaluate(() => {
      driver.look({});
      driver.show([255, 0, 0, 100]);
      const before = driver.see();
      driver.plant(40);
      const planted = driver.see();
      driver.show([255, 0, 0, 100]);
      const few = driver.see();
      driver.plant(300);
      return { before, planted, few, leds: driver.leds() };
    });
    expect(seen.leds).toBe(300);
    expect(seen.planted.brightest).toBeLessThan(110);
    expect(seen.few.brightest).toBeGreaterThan(200);
    expect(seen.few.red).toBeLessThan(seen.before.red);
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
        return driver.see().brightest;
      });
      expect(shines).toBeGreaterThan(230);
    });

  it('does so without a complaint', () => {
    expect(faults).toEqual([]);
  });
});

it('does with less where a graphics card turns out to be slow', { ...needed, timeout: 60_000 }, async () => {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 }, deviceScaleFactor: 2 });
    await page.setContent('<body style="margin:0"><canvas style="width:1200px;height:1000px;display:block"></canvas>');
    // The processor paints, and says that it were a graphics card.
    await page.evaluate(() => {
      const { getParameter } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.getParameter = function (name: number): unknown {
        return name === 0x9246 ? 'A graphics card' : (getParameter.call(this, name) as unknown);
      };
    });
    await page.addScriptTag({ content: code, type: 'module' });
    await page.waitForFunction('window.light');
    const pixels = (await page.evaluate(SLOW)) as { before: number; after: number };
    expect(pixels.before).toBe(2_400 * 2_000);
    expect(pixels.after).toBeLessThan(500_000);
  } finally {
    await browser.close();
  }
});

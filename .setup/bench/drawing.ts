import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../e2e/fixtures/chromium.ts';
import type { Look } from '../../simulator/scene/look.ts';
import type { createScene } from '../../simulator/scene/scene.ts';
import type { coneTree } from '../../simulator/tree/cone-tree.ts';
import { type Figure, median } from './figure.ts';

const COMPARED: Look = {
  sides: 'both',
  air: 'night',
  wiring: true,
  losses: true,
  lighting: { path: 'deployed', order: 'GRB', dead: [7, 8] },
};
const PLAIN: Look = { ...COMPARED, sides: 'ideal', wiring: false };
const CASES: readonly { leds: number; look: Look; what: string }[] = [
  { leds: 500, look: PLAIN, what: '' },
  { leds: 500, look: { ...PLAIN, air: 'dusk' }, what: ' at dusk' },
  { leds: 500, look: { ...PLAIN, air: 'day' }, what: ' by day' },
  { leds: 500, look: COMPARED, what: ' side by side, wired and marked' },
  { leds: 2_000, look: PLAIN, what: '' },
  { leds: 10_000, look: PLAIN, what: '' },
  { leds: 10_000, look: COMPARED, what: ' side by side, wired and marked' },
];
const FRAMES = 60;
/** Before the first that counts: how many pixels this machine paints in time is found by painting. */
const WARM = 40;
const SIZE = { width: 1280, height: 720 };
const SCENE = 'virtual:scene';

declare global {
  var treelineScene: { createScene: typeof createScene; coneTree: typeof coneTree };
}

/** What a frame of the tree takes on a page of its own: new states, drawn, until the pixels are there; and the part of it that is JavaScript. */
export async function drawingFigures(): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    await page.setContent('<body style="margin:0"><canvas></canvas>');
    await page.addScriptTag({ content: await sceneCode(), type: 'module' });
    await page.waitForFunction(() => 'treelineScene' in globalThis);
    const figures: Figure[] = [];
    for (const { leds, look, what } of CASES) {
      const taken = await page.evaluate(drawMany, { leds, look, frames: FRAMES, warm: WARM, ...SIZE });
      const name = `a frame with ${leds.toLocaleString('en')} LEDs${what}, ${SIZE.width} × ${SIZE.height}, in software`;
      const [whole, script] = [median(taken.map((each) => each.whole)), median(taken.map((each) => each.script))];
      figures.push({ name, value: whole, unit: 'ms', ...(leds === 500 && { asked: 5 }) });
      figures.push({ name: '  of it JavaScript', value: script, unit: 'ms', ...(leds === 10_000 && { asked: 1.5 }) });
    }
    return figures;
  } finally {
    await browser.close();
  }
}

interface Drawn {
  leds: number;
  look: Look;
  frames: number;
  warm: number;
  width: number;
  height: number;
}

/** Runs in the page. */
function drawMany({ leds, look, frames, warm, width, height }: Drawn) {
  const { createScene, coneTree } = globalThis.treelineScene;
  const canvas = document.createElement('canvas');
  document.querySelector('canvas')?.replaceWith(canvas);
  const scene = createScene(canvas, coneTree(leds), { look });
  scene.resize(width, height);
  const gl = canvas.getContext('webgl2');
  const pixel = new Uint8Array(4);
  const states = new Uint8Array(leds * 4);
  const taken: { whole: number; script: number }[] = [];
  for (let frame = 0; frame < warm + frames; frame++) {
    for (let at = 0; at < states.length; at++) states[at] = at % 4 === 3 ? 100 : (at * 7 + frame * 13) % 256;
    const begun = performance.now();
    scene.show(states);
    scene.draw();
    const script = performance.now() - begun;
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    if (frame >= warm) taken.push({ whole: performance.now() - begun, script });
  }
  scene.dispose();
  return taken;
}

async function sceneCode(): Promise<string> {
  const room = fileURLToPath(new URL('../../simulator/', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'scene',
        resolveId: (id) => (id === SCENE ? id : null),
        load: (id) =>
          id === SCENE
            ? `import { createScene } from '${room}scene/scene.ts'; import { coneTree } from '${room}tree/cone-tree.ts'; globalThis.treelineScene = { createScene, coneTree };`
            : null,
      },
    ],
    build: { write: false, rolldownOptions: { input: SCENE } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new TypeError('the scene was not built');
  return output.output[0].code;
}

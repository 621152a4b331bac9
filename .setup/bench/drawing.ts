import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../e2e/fixtures/chromium.ts';
import type { createScene } from '../../simulator/scene/scene.ts';
import type { coneTree } from '../../simulator/tree/cone-tree.ts';
import { type Figure, median } from './figure.ts';

const LEDS = [500, 2_000, 10_000];
const FRAMES = 60;
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
    for (const leds of LEDS) {
      const taken = await page.evaluate(drawMany, { leds, frames: FRAMES, ...SIZE });
      const what = `a frame with ${leds.toLocaleString('en')} LEDs at ${SIZE.width} × ${SIZE.height}, software rendering`;
      figures.push({ name: what, value: median(taken.map(({ whole }) => whole)), unit: 'ms' });
      figures.push({ name: '  of it JavaScript', value: median(taken.map(({ script }) => script)), unit: 'ms' });
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function drawMany({ leds, frames, width, height }: { leds: number; frames: number; width: number; height: number }) {
  const { createScene, coneTree } = globalThis.treelineScene;
  const canvas = document.createElement('canvas');
  document.querySelector('canvas')?.replaceWith(canvas);
  const scene = createScene(canvas, coneTree(leds), {});
  scene.resize(width, height);
  const gl = canvas.getContext('webgl2');
  const pixel = new Uint8Array(4);
  const states = new Uint8Array(leds * 4);
  const taken: { whole: number; script: number }[] = [];
  for (let frame = 0; frame < frames; frame++) {
    for (let at = 0; at < states.length; at++) states[at] = at % 4 === 3 ? 100 : (at * 7 + frame * 13) % 256;
    const begun = performance.now();
    scene.show(states);
    scene.draw();
    const script = performance.now() - begun;
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    taken.push({ whole: performance.now() - begun, script });
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

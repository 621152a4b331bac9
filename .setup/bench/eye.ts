import type { Page } from '@playwright/test';

/** What the eye in the page hands out; times in ms since the page was asked for. */
export interface Seen {
  /** when the page could be used */
  ready: number | null;
  /** when the tree shone for the first time */
  firstLight: number | null;
  /** since the last `watch`: when the key went down, and when the tree's colour had followed it */
  edit: { key: number; light: number } | null;
}

declare global {
  var treelineEye: Seen & { watch(from: 'red' | 'blue'): void };
}

/**
 * Looks at the tree's canvas once a frame, after it was drawn, as a camera before the screen would. The canvas is made to
 * keep what it shows, or there would be nothing to look at.
 */
export async function openEye(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const SHINES = 90;
    const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, options?: object) => RenderingContext | null;
    const canvases: HTMLCanvasElement[] = [];
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: object) {
      if (kind === 'webgl2') canvases.push(this);
      return getContext.call(this, kind, kind === 'webgl2' ? { ...options, preserveDrawingBuffer: true } : options);
    } as typeof HTMLCanvasElement.prototype.getContext;

    const eye: Seen = { ready: null, firstLight: null, edit: null };
    let key: number | null = null;
    let from: string | null = null;
    globalThis.treelineEye = Object.assign(eye, {
      watch(colour: 'red' | 'blue') {
        eye.edit = null;
        key = null;
        from = colour;
      },
    });
    addEventListener('keydown', (event) => (key ??= event.timeStamp), { capture: true });

    const small = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
    const look = (): void => {
      requestAnimationFrame(look);
      if ('ready' in document.documentElement.dataset) eye.ready ??= performance.now();
      const canvas = canvases.at(-1);
      if (!canvas || (eye.firstLight !== null && (from === null || eye.edit !== null))) return;
      small.drawImage(canvas, 0, 0, 64, 64);
      const { data } = small.getImageData(0, 0, 64, 64);
      let [red, blue] = [0, 0];
      for (let at = 0; at < data.length; at += 4) {
        // The night around the tree is dark, and bluish.
        if (Math.max(data[at]!, data[at + 1]!, data[at + 2]!) <= SHINES) continue;
        eye.firstLight ??= performance.now();
        red += data[at]!;
        blue += data[at + 2]!;
      }
      if (red === blue) return;
      const colour = red > blue ? 'red' : 'blue';
      if (from !== null && key !== null && colour !== from) eye.edit = { key, light: performance.now() };
    };
    requestAnimationFrame(look);
  });
}

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
 * Sees the colours of the lights as the page hands them to the graphics card, and counts them as seen with the next picture of the screen: the
 * one before it was drawn with them. Reading the canvas instead would hold the page up, and be measured along.
 */
export async function openEye(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const SHINES = 90;
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

    // The first picture of a page takes long, and others are begun before it is there.
    const painted = new Promise<number>((resolve) => {
      new PerformanceObserver((entries) => {
        for (const { name, startTime } of entries.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
      }).observe({ type: 'paint', buffered: true });
    });
    const look = (colours: ArrayBufferView): void => {
      if (!(colours instanceof Uint8Array) || colours.length === 0 || colours.length % 3 !== 0) return;
      let [red, blue, brightest] = [0, 0, 0];
      for (let at = 0; at < colours.length; at += 3) {
        red += colours[at]!;
        blue += colours[at + 2]!;
        brightest = Math.max(brightest, colours[at]!, colours[at + 1]!, colours[at + 2]!);
      }
      const colour = red > blue ? 'red' : 'blue';
      const pressed = key;
      const changed = from !== null && pressed !== null && colour !== from;
      requestAnimationFrame(() => {
        const seen = performance.now();
        if (brightest > SHINES) void painted.then((first) => (eye.firstLight ??= Math.max(seen, first)));
        // An edit before this one may still be coming to the screen.
        if (changed && pressed === key) eye.edit ??= { key: pressed, light: seen };
      });
    };
    const { bufferData, bufferSubData } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.bufferData = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      if (ArrayBuffer.isView(args[1])) look(args[1]);
      Reflect.apply(bufferData, this, args);
    };
    WebGL2RenderingContext.prototype.bufferSubData = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      if (ArrayBuffer.isView(args[2])) look(args[2]);
      Reflect.apply(bufferSubData, this, args);
    };
    const wait = (): void => {
      if ('ready' in document.documentElement.dataset) eye.ready ??= performance.now();
      else requestAnimationFrame(wait);
    };
    // Before the document there is no element to look at.
    addEventListener('DOMContentLoaded', wait);
  });
}

import type { Page } from '@playwright/test';

declare global {
  var treelineStopwatch: { frames: number; ms: number };
}

/**
 * Times what the page does in each of its frames, until the picture is drawn: in software rendering that is work of the same
 * processor, and reading one pixel waits for it.
 */
export async function startStopwatch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch = { frames: 0, ms: 0 };
    globalThis.treelineStopwatch = watch;
    const contexts: WebGL2RenderingContext[] = [];
    const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, options?: object) => RenderingContext | null;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: object) {
      const context = getContext.call(this, kind, options);
      if (context instanceof WebGL2RenderingContext) contexts.push(context);
      return context;
    } as typeof HTMLCanvasElement.prototype.getContext;

    const pixel = new Uint8Array(4);
    const request = globalThis.requestAnimationFrame.bind(globalThis);
    let last = 0;
    globalThis.requestAnimationFrame = (callback) =>
      request((time) => {
        const begin = performance.now();
        callback(time);
        const gl = contexts.at(-1);
        gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        watch.ms += performance.now() - begin;
        if (time !== last) watch.frames++;
        last = time;
      });
  });
}

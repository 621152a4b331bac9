/** Nobody waits longer than this for the editor and for Python, in ms. */
const PATIENCE = 2_000;

const shone = Promise.withResolvers<void>();
setTimeout(shone.resolve, PATIENCE);

/** When the tree shines on the screen for the first time, or nothing is going to shine by itself. What wants a processor for itself waits for this. */
export const firstLight = shone.promise;

export function noLightToWaitFor(): void {
  shone.resolve();
}

/** The lights are drawn with the next picture of the screen. They are seen when that one is there, and the page before it. */
export function lightsHandedOver(): void {
  const painted = new PerformanceObserver((seen) => {
    if (!seen.getEntriesByName('first-contentful-paint').length) return;
    painted.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => shone.resolve()));
  });
  painted.observe({ type: 'paint', buffered: true });
}

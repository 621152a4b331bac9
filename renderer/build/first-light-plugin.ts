import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Made before the page is built. */
const RECORDING = new URL('../../.out/first-light.rec', import.meta.url);

/** Puts the recording of the first sample beside the page, so that the tree shines before Python is there. */
export function firstLightPlugin(): Plugin {
  return {
    name: 'treeline:first-light',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'first-light.rec', source: readFileSync(fileURLToPath(RECORDING)) });
    },
  };
}

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLightPlugin } from './build/first-light-plugin.ts';
import { headersPlugin } from './build/headers-plugin.ts';
import { pythonPlugin } from './build/python-plugin.ts';
import { sandboxPlugin } from './sandbox-plugin.ts';

const room = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: room('.'),
  base: './',
  publicDir: false,
  plugins: [react(), headersPlugin(), sandboxPlugin(), pythonPlugin(), firstLightPlugin()],
  build: {
    outDir: room('../.out/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    // Monaco is one lazy chunk of several megabytes, known and wanted.
    chunkSizeWarningLimit: 5_000,
    // An inlined asset would be a `data:` URL, which the headers forbid.
    assetsInlineLimit: 0,
    // The second is the page in which the command line has films encoded.
    rolldownOptions: { input: [room('index.html'), room('film.html')] },
  },
  worker: { format: 'es' },
});

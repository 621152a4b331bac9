import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const script = readFileSync(new URL('../simulator/program/window/frame.js', import.meta.url), 'utf8');
const hash = createHash('sha256').update(script).digest('base64');

/** The frame that Python lives in. Its script is part of it: a frame without origin can fetch nothing, not even its own. */
export const sandboxPage = `<!doctype html><meta charset="utf-8"><title>Python</title><script>${script}</script>`;

/**
 * The headers of `/sandbox.html`: no origin, no network, no scripts but its own and its workers', which come as `data:` URLs.
 * `'wasm-unsafe-eval'` lets WebAssembly be compiled; text still cannot become JavaScript.
 */
export const sandboxHeaders = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval' data:`,
    'worker-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ].join('; '),
};

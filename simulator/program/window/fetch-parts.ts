import type { WorkerParts } from './sandbox-message.ts';

/** Fetches what workers are made of, from `python/` beside sandbox.html. */
export async function fetchParts(page: string): Promise<WorkerParts> {
  const fetched = async (name: string): Promise<Response> => {
    const response = await fetch(new URL(`python/${name}`, page));
    if (!response.ok) throw new Error(`Python cannot be loaded: ${name} is missing (HTTP ${response.status}). Build the workbench again.`);
    return response;
  };
  const bytes = async (name: string): Promise<ArrayBuffer> => (await fetched(name)).arrayBuffer();
  const script = async (name: string): Promise<string> => base64(await bytes(name));
  const [worker, module, wasm, stdlib, lock, snapshot] = await Promise.all([
    script('worker.js'),
    script('pyodide.asm.mjs'),
    bytes('pyodide.asm.wasm'),
    bytes('python_stdlib.zip'),
    fetched('pyodide-lock.json').then((response) => response.text()),
    bytes('python.snapshot'),
  ]);
  return { worker, module, wasm, stdlib, lock, snapshot };
}

/** For a `data:` URL. In pieces: a call takes only so many arguments. */
function base64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

import { cpSync, mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { keepPlaces } from './keep-places.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, '.out');
/** the executor, laid out as in the sources; plain files, since its Python child is plain Node and reads no archive */
const house = join(out, 'electron/executor');

/** Bundles the desktop application into `.out/electron`, and describes it in `.out/package.json`, where Electron looks first. */
export async function buildElectron(): Promise<void> {
  rmSync(join(out, 'electron'), { recursive: true, force: true });
  await build(bundle({ entry: 'electron/main/main.ts', folder: 'electron/main', file: 'main.js', target: 'node24' }));
  await build(bundle({ entry: 'electron/preload/preload.ts', folder: 'electron/preload', file: 'preload.cjs', target: 'chrome150' }));
  await build(bundle({ entry: 'executor/window.ts', folder: 'electron/executor/executor', file: 'main.mjs', target: 'node24' }));
  layOutExecutor();
  const { name, version, description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(
    join(out, 'package.json'),
    JSON.stringify({ name, productName: 'Treeline', version, description, license, type: 'module', main: 'electron/main/main.js' }, null, 2),
  );
}

function bundle(options: { entry: string; folder: string; file: string; target: string }): InlineConfig {
  const preload = options.file.endsWith('.cjs');
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: options.folder.includes('/executor/') ? [keepPlaces(root, 'executor/main.mjs')] : [],
    // Everything travels in the bundle but what has binaries or is found as files.
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'pyodide'], target: 'node' },
    build: {
      ssr: join(root, options.entry),
      outDir: join(out, options.folder),
      emptyOutDir: true,
      target: options.target,
      minify: false,
      rolldownOptions: { output: { format: preload ? 'cjs' : 'esm', entryFileNames: options.file, codeSplitting: false } },
    },
  };
}

/** What the executor and its Python child read as files, at the places they have in the sources. */
function layOutExecutor(): void {
  mkdirSync(house, { recursive: true });
  cpSync(join(root, 'package.json'), join(house, 'package.json'));
  for (const room of ['led', 'program', 'recording', 'rules']) {
    cpSync(join(root, 'simulator', room), join(house, 'simulator', room), {
      recursive: true,
      filter: (path) => !/\.(test|bench)\.ts$|__pycache__|[\\/]window$/.test(path),
    });
  }
}

if (import.meta.main) await buildElectron();

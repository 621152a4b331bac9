import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { keepPlaces } from './keep-places.ts';
import { withoutAddons } from './without-addons.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the desktop application into `out`/electron, and describes it in `out`/package.json, where Electron looks first. */
export async function buildElectron(out: string): Promise<void> {
  rmSync(join(out, 'electron'), { recursive: true, force: true });
  const to = (folder: string): string => join(out, 'electron', folder);
  await build(bundle({ entry: 'electron/main/main.ts', folder: to('main'), file: 'main.js', target: 'node24' }));
  await build(bundle({ entry: 'electron/preload/preload.ts', folder: to('preload'), file: 'preload.cjs', target: 'chrome150' }));
  await build(bundle({ entry: 'executor/window.ts', folder: to('executor/executor'), file: 'main.mjs', target: 'node24' }));
  layOutExecutor(to('executor'));
  const { name, version, description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(
    join(out, 'package.json'),
    JSON.stringify(
      { name, productName: 'Treeline', version, description, license, type: 'module', main: 'electron/main/main.js' },
      null,
      2,
    ),
  );
}

/** Packages in CommonJS expect it; in a module there is none. */
const DIRNAME = 'const __dirname = import.meta.dirname;';

function bundle(options: { entry: string; folder: string; file: string; target: string }): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: options.entry.startsWith('executor/') ? [keepPlaces(root, 'executor/main.mjs'), withoutAddons()] : [],
    // Everything travels in the bundle but what has binaries or is found as files.
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'pyodide'], target: 'node' },
    build: {
      ssr: join(root, options.entry),
      outDir: options.folder,
      emptyOutDir: true,
      target: options.target,
      minify: false,
      rolldownOptions: {
        output: {
          format: options.file.endsWith('.cjs') ? 'cjs' : 'esm',
          entryFileNames: options.file,
          codeSplitting: false,
          banner: options.file.endsWith('.mjs') ? DIRNAME : '',
        },
      },
    },
  };
}

/**
 * What the executor and its Python child read as files, at the places they have in the sources: plain files, since the child is plain Node
 * and reads no archive.
 */
function layOutExecutor(house: string): void {
  cpSync(join(root, 'package.json'), join(house, 'package.json'));
  for (const room of ['led', 'program', 'recording', 'rules']) {
    cpSync(join(root, 'simulator', room), join(house, 'simulator', room), {
      recursive: true,
      filter: (path) => !/\.(test|bench)\.ts$|__pycache__|[\\/]window$/.test(path),
    });
  }
  // What the docker engine makes its images and environments of, and the bundled runtimes.
  for (const made of ['resources/base-image', 'resources/runner', 'resources/runtimes', 'resources/starter', 'executor/environments/nix']) {
    cpSync(join(root, made), join(house, made), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }
  // Without it Python starts from scratch the first time, and keeps its own.
  const snapshot = join(root, '.out/python');
  if (existsSync(snapshot)) cpSync(snapshot, join(house, '.out/python'), { recursive: true });
}

if (import.meta.main) await buildElectron(join(root, '.out'));

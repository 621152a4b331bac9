import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'electron-builder';
import { buildElectron } from './build.ts';
import { configuration } from './builder.config.ts';

// Packs the application for this platform; `--dir` leaves it as a folder. The workbench and the Python snapshot must be built.
const projectDir = fileURLToPath(new URL('../../', import.meta.url));
if (!existsSync(join(projectDir, '.out/renderer/headers.json'))) {
  throw new Error('The workbench is not built. Run npm start once, which builds it, and then this again.');
}
await buildElectron(join(projectDir, '.out'));
await build({
  projectDir,
  config: configuration,
  dir: process.argv.includes('--dir'),
  publish: 'never',
});

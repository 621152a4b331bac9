import { join } from 'node:path';
import { nodePackage } from './node-package.ts';

/** Where the parts of the application are, in the working tree (`.out`) and in the packaged application. */
export interface Places {
  /** the built workbench: the page, its assets, and headers.json */
  renderer: string;
  preload: string;
  /** the executor's entry; outside the archive, since the Python child is plain Node, which cannot read it */
  executor: string;
  /** Node 26, for the Python child: Electron's own binary must not run as Node */
  node: string;
}

/** `main` is the folder of the main bundle: `<app>/electron/main`. */
export function placesOf(main: string, packaged: { resources: string } | null, platform: string, arch: string): Places {
  const app = join(main, '../..');
  const { name, binary } = nodePackage(platform, arch);
  return {
    renderer: join(app, 'renderer'),
    preload: join(app, 'electron/preload/preload.cjs'),
    executor: packaged ? join(packaged.resources, 'executor/executor/main.mjs') : join(app, 'electron/executor/executor/main.mjs'),
    node: packaged ? join(packaged.resources, 'node', binary) : join(app, '../node_modules', name, binary),
  };
}

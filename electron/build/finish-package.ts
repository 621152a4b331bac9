import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { type AfterPackContext, Arch } from 'electron-builder';
import { nodePackage } from '../main/node-package.ts';
import { FUSES } from './fuses.ts';

/** What the target alone decides, after everything else is laid out and before signing: its binaries, and Electron's fuses. */
export async function finishPackage({ packager, appOutDir, electronPlatformName, arch }: AfterPackContext): Promise<void> {
  const platform = electronPlatformName === 'mas' ? 'darwin' : electronPlatformName;
  for (const { from, to } of binariesFor(platform, Arch[arch])) {
    cpSync(join(packager.projectDir, from), join(packager.getResourcesDir(appOutDir), to));
  }
  const extension: Record<string, string> = { darwin: '.app', win32: '.exe' };
  const name = packager.platformSpecificBuildOptions.executableName ?? packager.appInfo.productFilename;
  await flipFuses(join(appOutDir, `${name}${extension[platform] ?? ''}`), FUSES);
}

/** Node, for the Python child, and the prebuilt SQLite of one target; paths below the project and below the resources. */
export function binariesFor(platform: string, arch: string): { from: string; to: string }[] {
  const node = nodePackage(platform, arch);
  const prebuilt = `prebuilds/${platform}-${arch}.node`;
  return [
    { from: `node_modules/${node.name}/${node.binary}`, to: `node/${node.binary}` },
    { from: `node_modules/better-sqlite3/${prebuilt}`, to: `executor/node_modules/better-sqlite3/${prebuilt}` },
  ];
}

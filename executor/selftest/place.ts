import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Daemon } from '../engines/docker/daemon/daemon.ts';
import { OWNER_LABEL } from '../engines/docker/daemon/labels.ts';
import { ownerId } from '../engines/docker/daemon/owner-id.ts';
import { packagesFolder } from '../engines/docker/packages/packages-folder.ts';

/** A data folder of its own, so that nobody's history is filled with bombs; its packages and settings are those of the real one. */
export interface Place {
  folder: string;
  /** whose containers and volumes are of this place */
  owner: string;
  /** Takes the folder and the volumes away; its executor is closed by then. */
  remove(): Promise<void>;
}

export function openPlace({ docker }: Daemon, dataFolder: string): Place {
  const folder = mkdtempSync(path.join(tmpdir(), 'treeline-selftest-'));
  const owner = ownerId(folder);
  mkdirSync(packagesFolder(dataFolder), { recursive: true });
  symlinkSync(packagesFolder(dataFolder), packagesFolder(folder), 'junction');
  const settings = path.join(dataFolder, 'settings.json');
  if (existsSync(settings)) copyFileSync(settings, path.join(folder, 'settings.json'));
  return {
    folder,
    owner,
    async remove() {
      const { Volumes } = await docker.listVolumes({ filters: { label: [`${OWNER_LABEL}=${owner}`] } });
      for (const { Name } of Volumes) await docker.getVolume(Name).remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

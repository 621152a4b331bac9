import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { StoreError } from '../store/store-error.ts';

/** A Unix socket's address holds 108 bytes on Linux and 104 on macOS, its final NUL included. */
const LONGEST = 100;

/** Where the owner of a data folder listens: in the folder, or in a folder of this user's own where that path is too long for a socket. */
export function socketPath(dataFolder: string): string {
  const folder = realpathSync(dataFolder);
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return String.raw`\\.\pipe\treeline-${hash}`;
  const here = path.join(folder, 'owner.sock');
  return Buffer.byteLength(here) <= LONGEST ? here : path.join(runtimeFolder(), `treeline-${hash}.sock`);
}

function runtimeFolder(): string {
  if (process.env.XDG_RUNTIME_DIR && Buffer.byteLength(process.env.XDG_RUNTIME_DIR) < LONGEST - 40) return process.env.XDG_RUNTIME_DIR;
  const { uid } = userInfo();
  const folder = path.join(tmpdir(), `treeline-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Anyone may make a folder of this name in a shared temp folder: only one that is ours and closed will do.
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o077) !== 0) {
    throw new StoreError('FOLDER_UNUSABLE', `${folder} is not a folder of yours alone; remove it, or set XDG_RUNTIME_DIR.`);
  }
  return folder;
}

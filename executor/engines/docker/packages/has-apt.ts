import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Whether this machine has apt on its PATH. */
export function hasApt(): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, 'apt-get'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

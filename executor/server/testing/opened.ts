import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OpenedExecutor, openExecutor } from '../../main.ts';

/** A real executor on a data folder of its own, which goes when it is closed. */
export async function openTemporary(): Promise<OpenedExecutor> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'treeline-server-'));
  const opened = await openExecutor({ dataFolder, kind: 'serve' });
  return {
    ...opened,
    async close() {
      await opened.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

/** A program that lights one frame and says so. */
export const ONE_FRAME = 'setLEDs([RED] * getLEDCount())\nprint("lit")\n';
/** A program that goes on until it is stopped. */
export const ENDLESS = 'while True:\n    pass\n';

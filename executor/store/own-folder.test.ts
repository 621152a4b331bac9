import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { dataFolder } from './data-folder.ts';
import { ownFolder } from './own-folder.ts';

const NOBODY = 65_534;
const module = JSON.stringify(new URL('own-folder.ts', import.meta.url).href);
const windows = process.platform === 'win32';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Another process that does this with `ownFolder` in hand. */
const other = (script: string) => ['--input-type=module', '--eval', `import { ownFolder } from ${module};\n${script}`];

describe('the data folder', () => {
  test("is TREELINE_DATA, else the platform's own place", () => {
    expect(dataFolder({ TREELINE_DATA: join(folder.path, 'x') })).toBe(join(folder.path, 'x'));
    expect(dataFolder({})).toMatch(/treeline/i);
    expect(dataFolder({ TREELINE_DATA: '' })).toBe(dataFolder({}));
  });

  test.skipIf(windows)('is made where it is missing, for its user only', () => {
    const path = join(folder.path, 'a', 'b');
    ownFolder(path).release();
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test('belongs to one at a time', () => {
    const owned = ownFolder(folder.path);
    expect(() => ownFolder(folder.path)).toThrow(expect.objectContaining({ code: 'FOLDER_TAKEN' }));
    owned.release();
    ownFolder(folder.path).release();
  });

  test('whose lock file is garbage gets a new one', () => {
    writeFileSync(join(folder.path, 'owner.db'), 'garbage '.repeat(1_000));
    const owned = ownFolder(folder.path);
    expect(() => ownFolder(folder.path)).toThrow(expect.objectContaining({ code: 'FOLDER_TAKEN' }));
    owned.release();
  });

  test('that another process has is free again once that was killed', async () => {
    const path = JSON.stringify(folder.path);
    const holder = spawn(process.execPath, other(`ownFolder(${path}); console.log('mine'); setInterval(() => {}, 1000);`), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(() => ownFolder(folder.path)).toThrow(expect.objectContaining({ code: 'FOLDER_TAKEN' }));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    ownFolder(folder.path).release();
  });

  test('that is a file is refused with what to do', () => {
    const path = join(folder.path, 'file');
    writeFileSync(path, '');
    expect(() => ownFolder(path)).toThrow(
      expect.objectContaining({ code: 'FOLDER_UNUSABLE', message: expect.stringContaining('TREELINE_DATA') }),
    );
    expect(() => ownFolder(join(path, 'below'))).toThrow(expect.objectContaining({ code: 'FOLDER_UNUSABLE' }));
  });

  test.skipIf(windows)('that this user may not write is refused with what to do, and left as it was', () => {
    const path = join(folder.path, 'read-only');
    mkdirSync(path);
    chmodSync(folder.path, 0o755);
    chmodSync(path, 0o555);
    // root may write everywhere: then it is tried as nobody
    const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const script = `try { ownFolder(${JSON.stringify(path)}); } catch (error) { console.log(error.code, error.message); }`;
    const { stdout } = spawnSync(process.execPath, other(script), { encoding: 'utf8', ...user });
    expect(stdout).toMatch(/^FOLDER_UNUSABLE The data folder .* cannot be used \(EACCES.*TREELINE_DATA/);
    expect(existsSync(join(path, 'owner.db'))).toBe(false);
  });
});

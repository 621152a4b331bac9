import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../store/open-database.ts';
import { temporaryFolder } from '../testing/test-executor.ts';
import type { MadeEnvironment } from './environment-store.ts';
import { createShelf, type Shelf } from './shelf.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Database;
let shelf: Shelf;
let unneeded = 0;
beforeEach(() => {
  folder = temporaryFolder();
  return open();
});
afterEach(async () => {
  await lingered();
  db.close();
  folder.remove();
});

/** A new executor over the same rows. */
async function open(): Promise<void> {
  await lingered();
  if (db?.open) db.close();
  ({ db } = openDatabase(folder.path));
  unneeded = 0;
  shelf = createShelf(db, () => unneeded++);
}

const storePath = (name: string) => `/nix/store/${'a'.repeat(32)}-${name}`;
const GLIBC = { path: storePath('glibc-2.36'), bytes: 15 };
const environment = (key: string): MadeEnvironment => ({
  key,
  title: key,
  source: 'starter 1',
  expression: 'pkgs.mkShell { }',
  variables: { PATH: `/nix/store/${key}/bin`, TEXT: 'a=b\nc' },
  paths: [GLIBC, { path: storePath(key), bytes: 100 }],
});

function make(key: string): void {
  shelf.begin(key);
  shelf.put(environment(key));
  shelf.linger(key);
}
const made = (key: string, keep: boolean) => {
  make(key);
  return shelf.take(key, keep)!;
};
const lingered = () => new Promise((resolve) => setImmediate(resolve));

describe('an environment that is kept', () => {
  test('is there for whoever asks, also after a restart', async () => {
    made('python', true).release();
    await open();
    expect(shelf.take('python', true)?.variables).toEqual(environment('python').variables);
    expect(shelf.take('ruby', true)).toBeNull();
  });

  test('that came with a bundle is known for that, until one of its key is made', async () => {
    shelf.put({ ...environment('python'), carried: true });
    expect(shelf.isCarried('python')).toBe(true);
    shelf.take('python', true)!.release();
    await open();
    expect(shelf.isCarried('python')).toBe(true);
    // One that is not to be kept takes its place all the same: the root in the volume is its own now.
    shelf.put({ ...environment('python'), title: 'made' });
    await open();
    expect([shelf.isCarried('python'), shelf.show('python')?.title]).toEqual([false, 'made']);
  });

  test('is told with its sizes, its packages, and how often it was used', () => {
    made('python', true);
    made('ruby', true);
    shelf.take('python', true);
    const { items, bytes } = shelf.list();
    expect(items).toMatchObject([
      { key: 'python', title: 'python', source: 'starter 1', bytes: 115, paths: 2, uses: 2 },
      { key: 'ruby', bytes: 115, paths: 2, uses: 1 },
    ]);
    expect(bytes).toBe(215);
    expect(shelf.show('python')).toMatchObject({
      expression: 'pkgs.mkShell { }',
      packages: [
        { name: 'python', bytes: 100 },
        { name: 'glibc-2.36', path: GLIBC.path, bytes: 15 },
      ],
      variables: ['PATH', 'TEXT'],
    });
    expect(shelf.show('perl')).toBeNull();
  });

  test('is last used first in the list, and the other way round for what has to go', async () => {
    for (const key of ['python', 'ruby']) {
      made(key, true);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    shelf.take('python', true);
    expect(shelf.list().items.map(({ key }) => key)).toEqual(['python', 'ruby']);
    expect(shelf.paths().map(({ key }) => key)).toEqual(['ruby', 'python']);
  });

  test('that is removed is needed as long as it is used', async () => {
    const { release } = made('python', true);
    await lingered();
    expect(shelf.remove(['python', 'never'])).toBe(1);
    expect(shelf.needed()).toEqual(['python']);
    expect(unneeded).toBe(0);
    release();
    release();
    expect(shelf.needed()).toEqual([]);
    expect(unneeded).toBe(1);
  });
});

describe('an environment that is not to be kept', () => {
  test('is there for all who use it, and gone with the last of them', async () => {
    const first = made('python', false);
    const second = shelf.take('python', false);
    await lingered();
    expect(second?.variables).toEqual(first.variables);
    expect(shelf.list().items).toEqual([]);
    first.release();
    expect([shelf.needed(), unneeded]).toEqual([['python'], 0]);
    second?.release();
    expect([shelf.needed(), unneeded]).toEqual([[], 1]);
    expect(shelf.take('python', false)).toBeNull();
  });

  test('is kept as soon as one wants it kept', async () => {
    const first = made('python', false);
    shelf.take('python', true)?.release();
    first.release();
    await lingered();
    expect(unneeded).toBe(0);
    expect(shelf.needed()).toEqual(['python']);
  });

  test('that nobody took is gone as well', async () => {
    make('python');
    await lingered();
    expect([shelf.needed(), unneeded]).toEqual([[], 1]);
  });
});

describe('rows and volume', () => {
  test('agree after a sweep: a row without a root is no environment', () => {
    made('python', true).release();
    made('ruby', true).release();
    expect(shelf.swept(new Set(['ruby']))).toBe(1);
    expect(shelf.list().items.map(({ key }) => key)).toEqual(['ruby']);
  });

  test('belong together: another volume, and nothing is there', () => {
    shelf.see('monday');
    shelf.swept(new Set());
    made('python', true);
    expect(shelf.see('monday')).toBe(false);
    expect(shelf.list().items).toHaveLength(1);
    // whatever is in this one
    expect(shelf.see('tuesday')).toBe(true);
    expect(shelf.list().items).toEqual([]);
  });

  test.each<[string, () => void]>([
    ['while it was made', () => shelf.begin('python')],
    ['before its row was there', () => make('python')],
    ['while one used it that is not kept', () => made('python', false)],
    ['before the root of a removed one was gone', () => (made('python', true).release(), shelf.remove(['python']))],
  ])('have to be swept after a kill %s', async (_when, work) => {
    shelf.see('monday');
    shelf.swept(new Set());
    work();
    await open();
    expect(shelf.see('monday')).toBe(true);
    shelf.swept(new Set());
    await open();
    expect(shelf.see('monday')).toBe(false);
  });

  test('have to be swept until that was done, whatever is made meanwhile', async () => {
    expect(shelf.see('monday')).toBe(true);
    made('python', true);
    await open();
    expect(shelf.see('monday')).toBe(true);
  });

  test('need no sweep after a kill at any other time', async () => {
    shelf.see('monday');
    shelf.swept(new Set());
    made('python', true);
    await open();
    expect(shelf.see('monday')).toBe(false);
  });
});

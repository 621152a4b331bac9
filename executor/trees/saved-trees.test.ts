import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { treeFile } from '../../simulator/tree/model/tree-file.ts';
import { trees as contract } from '../contract/trees.ts';
import { openDatabase } from '../store/open-database.ts';
import { openTestExecutor, temporaryFolder } from '../testing/test-executor.ts';
import { createSavedTrees, type SavedTrees } from './saved-trees.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Database;
let trees: SavedTrees;

beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(folder.path).db;
  trees = createSavedTrees(db, folder.path);
});
afterEach(() => {
  db.close();
  folder.remove();
});

const tree = (name: string, rest: object = {}) => treeFile.parse({ treeline: 'tree', version: 1, name, ...rest });

describe('a tree that is saved', () => {
  test('is given back as it was, its coordinates included', () => {
    const hall = tree('Hall', {
      leds: 2,
      order: 'GRB',
      dead: [1],
      speed: { microsPerLed: 117.5 },
      lights: {
        shape: 'coordinates',
        positions: [
          [0.1, -0.2, 0],
          [1, 0, 2.25],
        ],
      },
    });
    expect(trees.save({ tree: hall, replace: false })).toEqual({ replaced: false });
    expect(trees.get('Hall')).toEqual(hall);
  });

  test('is told of in the list, by name', () => {
    trees.save({ tree: tree('window', { leds: 50, lights: { shape: 'matrix' }, rules: 'deployed' }), replace: false });
    trees.save({ tree: tree('Hall'), replace: false });
    const { items } = contract.list['~orpc'].outputSchema!.parse(trees.list());
    expect(items).toEqual([
      { name: 'Hall', leds: 500, shape: 'cone', rules: 'plan', savedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
      { name: 'window', leds: 50, shape: 'matrix', rules: 'deployed', savedAt: expect.any(String) },
    ]);
  });

  test('stays as it is when another of its name is saved, unless it is to be replaced', () => {
    trees.save({ tree: tree('Hall', { leds: 3 }), replace: false });
    expect(() => trees.save({ tree: tree('Hall', { leds: 4 }), replace: false })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('a tree Hall already'), detail: { code: 'NAME_TAKEN', name: 'Hall' } }),
    );
    expect(trees.get('Hall').leds).toBe(3);
    expect(trees.save({ tree: tree('Hall', { leds: 4 }), replace: true })).toEqual({ replaced: true });
    expect(trees.get('Hall').leds).toBe(4);
    expect(trees.list().items).toHaveLength(1);
  });

  test('is gone when it is removed', () => {
    trees.save({ tree: tree('Hall'), replace: false });
    trees.remove('Hall');
    const gone = expect.objectContaining({ detail: { code: 'NOT_FOUND', what: 'tree Hall' } });
    expect(() => trees.get('Hall')).toThrow(gone);
    expect(() => trees.remove('Hall')).toThrow(gone);
    expect(trees.list()).toEqual({ items: [] });
  });
});

test('a tree outlives the executor that saved it', async () => {
  const home = temporaryFolder();
  const first = await openTestExecutor(home.path);
  first.trees.save({ tree: tree('Hall'), replace: false });
  await first.close();
  const second = await openTestExecutor(home.path);
  expect(second.trees.get('Hall')).toEqual(tree('Hall'));
  await second.close();
  home.remove();
});

import { cpSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../testing/test-executor.ts';
import { ownerId } from './owner-id.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test('is kept, and goes with a folder that is moved; a copy of the folder has its own', () => {
  const id = ownerId(folder.path);
  expect(id).toMatch(/^[0-9a-f]{12}$/);
  expect(ownerId(folder.path)).toBe(id);
  const copy = path.join(folder.path, 'copy');
  cpSync(path.join(folder.path, 'engine-id'), path.join(copy, 'engine-id'), { recursive: true });
  const moved = path.join(folder.path, 'moved');
  renameSync(copy, moved);
  const own = ownerId(moved);
  expect(own).not.toBe(id);
  expect(ownerId(moved)).toBe(own);
});

test('that cannot be read is drawn anew', () => {
  writeFileSync(path.join(folder.path, 'engine-id'), '\uFEFFnonsense');
  expect(ownerId(folder.path)).toMatch(/^[0-9a-f]{12}$/);
});

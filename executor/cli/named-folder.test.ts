import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { namesFolder } from './named-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(path.join(folder.path, 'bare'));
  writeFileSync(path.join(folder.path, 'runtime.json'), '{}');
});
afterAll(() => folder.remove());

it('an id is that, wherever it is said; a path is a folder', () => {
  const items = [{ id: 'executor', number: 7 }];
  expect(namesFolder('executor', items)).toBe(false);
  expect(namesFolder('7', items)).toBe(false);
  expect(namesFolder('nowhere', items)).toBe(false);
  expect(namesFolder(folder.path, items)).toBe(true);
  expect(namesFolder(path.join(folder.path, 'bare'), items)).toBe(true);
  expect(namesFolder('./nowhere', items)).toBe(true);
});

import { chmodSync, mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keptToken } from './token.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-token-'));
  file = path.join(folder, 'token');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the token of a data folder', () => {
  test('is made once, for its user alone', () => {
    const token = keptToken(folder);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(keptToken(folder)).toBe(token);
    expect(readdirSync(folder)).toEqual(['token']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each(['', 'short', 'a'.repeat(44), `${'a'.repeat(43)}\n`, '/'.repeat(43)])('that is none is made anew: %j', (text) => {
    writeFileSync(file, text, { mode: 0o600 });
    const token = keptToken(folder);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(token).not.toBe(text);
    expect(keptToken(folder)).toBe(token);
  });

  test.skipIf(process.platform === 'win32')('that others may have read is made anew', () => {
    const token = keptToken(folder);
    chmodSync(file, 0o644);
    expect(keptToken(folder)).not.toBe(token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('that cannot be kept is another at every start, and that is told', () => {
    mkdirSync(file);
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(keptToken(folder)).not.toBe(keptToken(folder));
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });
});

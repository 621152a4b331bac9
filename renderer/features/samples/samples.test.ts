import { expect, it } from 'vitest';
import { SAMPLES } from './samples.ts';

it('has every sample with its entry and the text of all its files', () => {
  expect(SAMPLES.length).toBeGreaterThanOrEqual(11);
  for (const { id, entry, files, description } of SAMPLES) {
    expect(
      files.map((f) => f.path),
      id,
    ).toContain(entry);
    for (const { path, text } of files) expect(text, `${id}: ${path}`).not.toBe('');
    expect(description, id).not.toBe('');
  }
  expect(new Set(SAMPLES.map((s) => s.id)).size).toBe(SAMPLES.length);
});

import { expect, test, vi } from 'vitest';
import { toAnswer } from './to-answer.ts';

test.each([
  ['the platform', new DOMException('This operation was aborted', 'AbortError')],
  ['a way in', Object.assign(new Error('Client aborted the request'), { name: 'AbortError' })],
])('that a caller went away, as %s tells it, is nothing to log', (_who, error) => {
  const log = vi.fn();
  expect(toAnswer(error, { path: ['engine', 'prepare'], known: {}, log })).toMatchObject({ code: 'CLIENT_CLOSED_REQUEST', status: 499 });
  expect(log).not.toHaveBeenCalled();
});

import { expect, test } from 'vitest';
import { headersOf, parseHeaders } from './headers.ts';

test('a path has the common headers, and its own in their place', () => {
  const table = parseHeaders(
    '{"*":{"Content-Security-Policy":"x","Referrer-Policy":"no-referrer"},"/s.html":{"Content-Security-Policy":"y"}}',
  );
  expect(headersOf(table, '/index.html')).toEqual({ 'Content-Security-Policy': 'x', 'Referrer-Policy': 'no-referrer' });
  expect(headersOf(table, '/s.html')).toEqual({ 'Content-Security-Policy': 'y', 'Referrer-Policy': 'no-referrer' });
});

test.each([
  ['no table', '[]'],
  ['a value that is no text', '{"*":{"Content-Security-Policy":1}}'],
  ['no policy', '{"*":{}}'],
  ['nothing for every path', '{"/":{"Content-Security-Policy":"x"}}'],
])('refuses %s', (_what, text) => expect(() => parseHeaders(text)).toThrow(/Build the workbench again/));

test('a path that is the name of something else in JavaScript has the common headers', () => {
  const table = parseHeaders('{"*":{"Content-Security-Policy":"x"}}');
  expect(headersOf(table, 'constructor')).toEqual({ 'Content-Security-Policy': 'x' });
});

import { describe, expect, test } from 'vitest';
import { checker, type Checker } from '../contract/test-case.ts';
import { checkOf } from './check-of.ts';

/** What a checker says of a difference; null where there is none. */
function said(kind: Checker['kind'], found: string, expected: string, more: object = {}): string | null | undefined {
  const check = checkOf(checker.parse({ kind, ...more }));
  return check?.(Buffer.from(found), Buffer.from(expected))?.sentence ?? null;
}

describe('exact', () => {
  test.each([
    ['', ''],
    ['a\n', 'a\n'],
    ['a\r\nb', 'a\r\nb'],
    ['\u0000é\n\n', '\u0000é\n\n'],
  ])('takes %j for %j', (found, expected) => expect(said('exact', found, expected)).toBeNull());

  test.each([
    ['a', 'a\n', 'line 1 is "a", and "a\\n" was expected'],
    ['a\n', 'a\n\n', 'line 2 is missing: "\\n"'],
    ['a\nb', 'a\n', 'line 2 is one too many: "b"'],
    ['a \n', 'a\n', 'line 1 is "a \\n", and "a\\n" was expected'],
    ['', 'x', 'line 1 is missing: "x"'],
  ])('of %j for %j says: %s', (found, expected, sentence) => expect(said('exact', found, expected)).toBe(sentence));

  test('shows text as text', () => expect(said('exact', '', 'è')).toBe('line 1 is missing: "è"'));

  test('tells bytes apart that are no text', () => {
    const check = checkOf({ kind: 'exact' });
    expect(check?.(Buffer.from([0xff]), Buffer.from([0xfe]))).toMatchObject({ evidence: { line: 1 } });
  });
});

describe('all but blanks at the end', () => {
  test.each([
    ['a', 'a\n'],
    ['a  \t\r\nb\n\n\n', 'a\nb'],
    ['\n\n', ''],
  ])('takes %j for %j', (found, expected) => expect(said('trailing-space', found, expected)).toBeNull());

  test.each([
    [' a', 'a', 'line 1 is " a", and "a" was expected'],
    ['a\n\nb', 'a\nb', 'line 2 is "", and "b" was expected'],
    ['a\nb\n', 'a\n', 'line 2 is one too many: "b"'],
    ['', 'a', 'line 1 is missing: "a"'],
  ])('of %j for %j says: %s', (found, expected, sentence) => expect(said('trailing-space', found, expected)).toBe(sentence));

  test('shows a long line in part', () => {
    expect(said('trailing-space', 'x'.repeat(1_000), 'y')).toBe(`line 1 is "${'x'.repeat(60)}…", and "y" was expected`);
  });
});

describe('lines in any order', () => {
  test.each([
    ['b\na\n', 'a\nb'],
    ['a\na\nb', 'a\nb\na'],
  ])('takes %j for %j', (found, expected) => expect(said('any-order', found, expected)).toBeNull());

  test.each([
    ['a\na', 'a\nb', 'line 2, "a", is not expected, or not so often'],
    ['a', 'a\nb\nb', 'a line is missing: "b"'],
  ])('of %j for %j says: %s', (found, expected, sentence) => expect(said('any-order', found, expected)).toBe(sentence));
});

describe('numbers', () => {
  test.each([
    ['1.0000001  2\n', '1 2'],
    ['1e3', '1000'],
    ['x = 0.30000000000000004', 'x = 0.3'],
    ['nan -inf', 'NaN -Infinity'],
    ['.5 5. +1', '0.5 5 1'],
    ['1000000.5', '1000000'],
    ['-0', '0'],
  ])('takes %j for %j', (found, expected) => expect(said('numbers', found, expected)).toBeNull());

  test.each([
    ['1.1', '1', 'in line 1 stands "1.1", and "1" was expected'],
    ['1\n2\n4', '1\n2\n3', 'in line 3 stands "4", and "3" was expected'],
    ['1', '1 2', 'it ends before "2"'],
    ['1 2', '1', 'line 1 goes on where the end was expected: "2"'],
    ['inf', '-inf', 'in line 1 stands "inf", and "-inf" was expected'],
    ['inf', '1e308', 'in line 1 stands "inf", and "1e308" was expected'],
    ['0x10', '16', 'in line 1 stands "0x10", and "16" was expected'],
    ['yes', 'no', 'in line 1 stands "yes", and "no" was expected'],
  ])('of %j for %j says: %s', (found, expected, sentence) => expect(said('numbers', found, expected)).toBe(sentence));

  test('take no time over what looks like a number for long', () => {
    const word = `${'1'.repeat(1 << 20)}x`;
    const check = checkOf(checker.parse({ kind: 'numbers' }));
    const difference = check?.(Buffer.from(word), Buffer.from('1'));
    expect(JSON.stringify(difference).length).toBeLessThan(400);
  }, 2_000);

  test('hold by either tolerance', () => {
    expect(said('numbers', '101', '100', { absolute: 0, relative: 0.01 })).toBeNull();
    expect(said('numbers', '102', '100', { absolute: 0, relative: 0.01 })).not.toBeNull();
    expect(said('numbers', '0.5', '0', { absolute: 0.5, relative: 0 })).toBeNull();
  });
});

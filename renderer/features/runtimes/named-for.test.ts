import { expect, it } from 'vitest';
import { namedFor } from './named-for.ts';

const named = (entry: string | null, ...names: string[]) =>
  namedFor(
    entry,
    names.map((name) => ({ name, content: '' })),
  ).map(({ name }) => name);

it('gives the only file the name that the scripts know', () => {
  expect(named('main.py', 'untitled.py')).toEqual(['main.py']);
  expect(named('Main.java', 'Hello.JAVA')).toEqual(['Main.java']);
});

it('leaves all others as they are called', () => {
  expect(named('main.py', 'untitled.py', 'other.py')).toEqual(['untitled.py', 'other.py']);
  expect(named('main.py', 'notes.txt')).toEqual(['notes.txt']);
  expect(named(null, 'untitled.py')).toEqual(['untitled.py']);
});

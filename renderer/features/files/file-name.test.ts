import { expect, it } from 'vitest';
import { nameFault } from './file-name.ts';

const others = ['main.c', 'lib/heap.c'];

it.each(['run.sh', 'lib/heap.h', 'ä b.txt', '.hidden', 'main.c.bak'])('%j can be a name', (name) => {
  expect(nameFault(name, others)).toBeNull();
});

it.each([
  ['', 'needs a name'],
  ['  ', 'needs a name'],
  ['/etc/passwd', 'within the project'],
  ['a\\b', 'within the project'],
  ['../x', 'without'],
  ['a//b', 'without'],
  ['main.c', 'of that name'],
  ['lib', 'a file and a folder'],
  ['main.c/x', 'a file and a folder'],
])('%j cannot: %s', (name, why) => {
  expect(nameFault(name, others)).toContain(why);
});

import { expect, it } from 'vitest';
import { placeOf } from './place-of.ts';

it.each([
  ['main.py:3:5: error: no', 'main.py', 3, 5],
  ['  File "/box/work/lib/words.py", line 12, in count', '/box/work/lib/words.py', 12, 1],
  ['src/main.c:8:3: warning: unused', 'src/main.c', 8, 3],
  ['   --> src/main.rs:2:5', 'src/main.rs', 2, 5],
  ['       at /box/work/cutor.nix:4:1:', '/box/work/cutor.nix', 4, 1],
  ['./run.sh: line 3: nope: command not found', './run.sh', 3, 1],
  ['ruby: hello.rb:7:in `greet`', 'hello.rb', 7, 1],
])('%j points at a program', (text, file, line, column) => {
  expect(placeOf(text)).toMatchObject({ file, line, column });
});

it.each(['it is 12:30:00', 'http://example.org:80/x', 'version 1.2.3:4.5', 'a plain line', 'ratio 3:2'])('%j points nowhere', (text) => {
  expect(placeOf(text)).toBeNull();
});

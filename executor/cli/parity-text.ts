import type { Parity } from '../runtimes/parity.ts';
import { differenceLines } from './difference-lines.ts';
import { coloured } from './terminal.ts';
import { counted } from './verdict-line.ts';

/** For people. */
export function parityText({ clean, tests, ground }: Parity, name: string): string {
  const lines = tests.map((test) => {
    const word = test.same ? coloured('green', 'same     ', process.stdout) : coloured('red', 'DIFFERENT', process.stdout);
    const how = test.same && !test.here.passed ? ' (it fails in both places)' : '';
    return `${word}  ${test.name}${how}\n${differenceLines(test.differences)}`;
  });
  if (ground.length > 0) lines.push(`\nThey ran on what is not the same:\n${differenceLines(ground)}`);
  const other = tests.filter(({ same }) => !same).length;
  const blocking = ground.filter(({ blocks }) => blocks).map(({ what }) => what);
  const end = clean
    ? `${counted(tests.length, 'self-test')}: the same here and on ${name}.`
    : other > 0
      ? `${other} of ${counted(tests.length, 'self-test')} came out differently on ${name}.`
      : blockedText(blocking, name);
  return `${lines.join('')}${end}\n`;
}

/** What a bundle takes along. */
const CARRIED = new Set(['environment', 'package']);

function blockedText(blocking: readonly string[], name: string): string {
  const others = [...new Set(blocking.filter((what) => !CARRIED.has(what)))];
  const why = `The results are the same, but what programs see on ${name} is not`;
  const named = others.length === 0 ? why : `${why}: it has another ${others.join(', another ')}`;
  const carry = others.length < blocking.length ? ' Carry the runtime there whole: treeline runtime export, and import it.' : '';
  return `${named}.${carry}`;
}

import { nearest } from '../nearest.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { UsageFault } from './fault.ts';

/** The command that words begin with, and the words after its name. @throws UsageFault where they begin with none */
export function findCommand(words: readonly string[]): { name: string; command: Command; rest: string[] } {
  const [first = '', second = ''] = words;
  for (const [name, taken] of [
    [`${first} ${second}`, 2],
    [first, 1],
  ] as const) {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command) return { name, command, rest: words.slice(taken) };
  }
  const group = namesIn(first);
  if (group.length > 0) throw unknownIn(first, second, group);
  const names = Object.keys(COMMANDS);
  const meant = nearest(`${first} ${second}`.trim(), names) ?? nearest(first, firstWords());
  throw new UsageFault(
    meant === undefined
      ? `There is no command "${first}"; the commands are ${firstWords().join(', ')}, help.`
      : `There is no command "${first}"; did you mean: ${namesIn(meant).length > 0 ? `treeline ${meant} ${secondWords(meant)}` : formOf(meant)}`,
  );
}

/** The names of a group's commands, of one command where it is one; none where it is neither. */
export function namesIn(group: string): string[] {
  return Object.keys(COMMANDS).filter((name) => name.startsWith(`${group} `));
}

/** The right form of a command, in one line. */
export function formOf(name: string): string {
  return `treeline ${name} ${COMMANDS[name]?.form ?? ''}`.trim();
}

function unknownIn(group: string, word: string, names: readonly string[]): UsageFault {
  if (word === '' || word.startsWith('-')) return new UsageFault(`${group} needs a word after it: treeline ${group} ${secondWords(group)}`);
  const meant = nearest(`${group} ${word}`, names);
  return new UsageFault(
    `There is no command "${group} ${word}"; ${meant === undefined ? `there is: treeline ${group} ${secondWords(group)}` : `did you mean: ${formOf(meant)}`}`,
  );
}

function secondWords(group: string): string {
  return namesIn(group)
    .map((name) => name.slice(group.length + 1))
    .join('|');
}

function firstWords(): string[] {
  return [...new Set(Object.keys(COMMANDS).map((name) => name.split(' ', 1)[0] ?? ''))];
}

import { parseArgs } from 'node:util';
import { nearest } from '../nearest.ts';
import type { Command } from './command.ts';
import { UsageFault } from './fault.ts';
import { formOf } from './find-command.ts';

/** A command's operands and options, each as it was written. */
export interface CommandLine {
  /** the first, and the one after it; empty where the command takes none */
  operand: string;
  second: string;
  operands: readonly string[];
  text(option: string): string | undefined;
  list(option: string): string[];
  flag(option: string): boolean;
  /** the file that an option names; `otherwise` where it names none; undefined where the option was left out */
  file(option: string, otherwise: string): string | undefined;
  /** a whole number within bounds; undefined where the option was left out */
  whole(option: string, least: number, most: number): number | undefined;
  /** one of some words */
  choice<T extends string>(option: string, words: readonly T[]): T | undefined;
}

/** @throws UsageFault with one sentence and the right form */
export function parseLine(name: string, command: Command, args: string[]): CommandLine {
  const wrong = (sentence: string) => new UsageFault(`${sentence} The form is: ${formOf(name)}`);
  const { values, positionals } = tokens(name, command, args, wrong);
  const [least, most] =
    typeof command.operands === 'number'
      ? [command.operands, command.operands]
      : [command.operands === 'some' ? 1 : 0, Number.POSITIVE_INFINITY];
  if (positionals.length < least) throw wrong(`${name} needs a ${command.form.split(' ')[positionals.length]}.`);
  const extra = positionals[most];
  if (extra !== undefined) throw wrong(`${name} takes no "${extra}"${most > 0 ? ` beside "${positionals[most - 1]}"` : ''}.`);

  const list = (option: string) => values.get(option) ?? [];
  const text = (option: string) => list(option).at(-1);
  return {
    operand: positionals[0] ?? '',
    second: positionals[1] ?? '',
    operands: positionals,
    text,
    list,
    flag: (option) => values.has(option),
    file: (option, otherwise) => (values.has(option) ? (text(option) ?? otherwise) : undefined),
    whole(option, least, most) {
      const given = text(option);
      if (given === undefined) return undefined;
      const number = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
      if (!(number >= least && number <= most)) throw wrong(`--${option} is a whole number from ${least} to ${most}, not "${given}".`);
      return number;
    },
    choice(option, words) {
      const given = text(option);
      if (given === undefined) return undefined;
      const word = words.find((w) => w === given);
      if (word === undefined) throw wrong(`--${option} is ${words.join(' or ')}, not "${given}".`);
      return word;
    },
  };
}

function tokens(name: string, command: Command, args: string[], wrong: (sentence: string) => UsageFault) {
  // A file's name is found below: here it would swallow the option that follows it.
  const options = Object.entries(command.options).map(([key, { type }]) => [key, { type: type === 'string' ? type : 'boolean' }] as const);
  const { tokens } = parseArgs({ args, options: Object.fromEntries(options), allowPositionals: true, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  // A value that begins with a dash is the option's own where it takes one: `--arg -v`.
  let taken = -1;
  for (const token of tokens) {
    if (token.index === taken || token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      positionals.push(token.value);
      continue;
    }
    const option = command.options[token.name];
    if (option === undefined) {
      const meant = nearest(token.name, Object.keys(command.options));
      throw wrong(
        `${name} knows no ${token.rawName}${meant === undefined ? '' : `; did you mean --${meant}?`}${meant === undefined ? '.' : ''}`,
      );
    }
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw wrong(`${token.rawName} takes no value.`);
      values.set(token.name, []);
      continue;
    }
    const next = args[token.index + 1];
    if (option.type === 'file' && token.value === undefined && (next === undefined || next.startsWith('-'))) {
      values.set(token.name, []);
      continue;
    }
    const value = token.value ?? next;
    if (token.value === undefined) taken = token.index + 1;
    if (value === undefined) throw wrong(`${token.rawName} needs a value.`);
    if (option.multiple !== true && values.has(token.name)) throw wrong(`${token.rawName} is given twice.`);
    values.set(token.name, [...(values.get(token.name) ?? []), value]);
  }
  return { values, positionals };
}

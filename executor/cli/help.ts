import { COMMANDS } from './commands.ts';
import { findCommand, formOf, namesIn } from './find-command.ts';

/** Prints what there is, or what one command takes, or a group of them. */
export function help(words: readonly string[]): number {
  const [first = ''] = words;
  if (words.length === 0) print(overview());
  else if (words.length === 1 && namesIn(first).length > 0) print(listed(namesIn(first)));
  else print(about(findCommand(words).name));
  return 0;
}

function overview(): string[] {
  return [
    'treeline runs programs in reproducible environments, and light programs on a tree of LEDs.',
    '',
    ...listed(Object.keys(COMMANDS)),
    `  ${'help'.padEnd(WIDTH)}this, or \`help COMMAND\``,
    '',
    'TREELINE_DATA names the data folder (default: the place that the platform has for it), TREELINE_SOURCE what <nixpkgs> is,',
    'DOCKER_HOST the Docker to use (default: the one of its current context, else the first that answers).',
  ];
}

const WIDTH = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;

function listed(names: readonly string[]): string[] {
  return names.map((name) => `  ${name.padEnd(WIDTH)}${COMMANDS[name]?.summary ?? ''}`);
}

function about(name: string): string[] {
  const { summary = '', about: options = {}, notes = [] } = COMMANDS[name] ?? {};
  const width = Math.max(...Object.keys(options).map((key) => key.length)) + 4;
  const lines = Object.entries(options).map(([key, text]) => `  ${`--${key}`.padEnd(width)}${text}`);
  return [formOf(name), '', `${summary[0]?.toUpperCase()}${summary.slice(1)}.`, ...notes, '', ...lines];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

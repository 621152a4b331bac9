import { COMMANDS, formOf } from './commands.ts';
import { UsageFault } from './fault.ts';

/** Prints what there is, or what one command takes. */
export function help(name: string | undefined): number {
  if (name === undefined) {
    const lines = Object.entries(COMMANDS).map(([key, { summary }]) => `  ${key.padEnd(9)}${summary}`);
    process.stdout.write(
      `${[
        'treeline runs programs in reproducible environments, and light programs on a tree of LEDs.',
        '',
        ...lines,
        '  help     this, or `help COMMAND`',
        '',
        'TREELINE_DATA names the data folder (default: the place that the platform has for it).',
      ].join('\n')}\n`,
    );
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageFault(`There is no command "${name}"; the commands are ${Object.keys(COMMANDS).join(', ')}.`);
  const width = Math.max(...Object.keys(command.about).map((key) => key.length)) + 4;
  const lines = Object.entries(command.about).map(([key, text]) => `  ${`--${key}`.padEnd(width)}${text}`);
  process.stdout.write(
    `${[formOf(name), '', `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`, '', ...lines].join('\n')}\n`,
  );
  return 0;
}

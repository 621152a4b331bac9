import { enableCompileCache } from 'node:module';
import { COMMANDS, formOf } from './commands.ts';
import { Fault, UsageFault } from './fault.ts';
import { nearest } from './nearest.ts';
import { parseLine } from './parse.ts';
import { write } from './terminal.ts';

/** The `treeline` command. Loads only what the asked command needs. */
async function main(args: string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  if (name === '--version' || name === '-v' || name === 'version') {
    process.stdout.write(`${(await import('../server/version.ts')).version}\n`);
    return 0;
  }
  if (['help', '--help', '-h'].includes(name)) return (await import('./help.ts')).help(rest[0]);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const meant = nearest(name, Object.keys(COMMANDS));
    throw new UsageFault(
      meant === undefined
        ? `There is no command "${name}"; the commands are ${Object.keys(COMMANDS).join(', ')}, help.`
        : `There is no command "${name}"; did you mean: ${formOf(meant)}`,
    );
  }
  const beforeEnd = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
  if (beforeEnd.includes('--help') || beforeEnd.includes('-h')) return (await import('./help.ts')).help(name);
  const line = parseLine(name, command, rest);
  return (await command.load())(line);
}

// A reader that has left (`| head`) is no error of ours: what is written to it is lost, and nothing is said.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exitCode ??= 1;
  });
}

enableCompileCache();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const debug = process.env.TREELINE_DEBUG === '1';
  const hint = error instanceof Fault ? '' : ' (Not foreseen; TREELINE_DEBUG=1 shows where it came from.)';
  process.stderr.write(debug && error instanceof Error ? `${error.stack}\n` : `treeline: ${message.split('\n', 1)[0]}${hint}\n`);
  process.exitCode = error instanceof UsageFault ? 2 : 1;
}
// All is closed; what is still on its way (a spare interpreter that was just started) ends with this process.
await Promise.all([write(process.stdout, ''), write(process.stderr, '')]);
process.exit();

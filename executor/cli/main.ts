import { enableCompileCache } from 'node:module';
import { Fault } from './fault.ts';
import { findCommand } from './find-command.ts';
import { parseLine } from './parse.ts';
import { write } from './terminal.ts';

/** The `treeline` command. Loads only what the asked command needs. */
async function main(args: string[]): Promise<number> {
  const [first = 'help', ...others] = args;
  if (first === '--version' || first === '-v' || first === 'version') {
    process.stdout.write(`${(await import('../version.ts')).version}\n`);
    return 0;
  }
  if (['help', '--help', '-h'].includes(first)) return (await import('./help.ts')).help(others);
  const beforeEnd = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
  if (beforeEnd.includes('--help') || beforeEnd.includes('-h')) {
    return (await import('./help.ts')).help(beforeEnd.filter((word) => !word.startsWith('-')));
  }
  const { name, command, rest } = findCommand(args);
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
  process.exitCode = error instanceof Fault ? error.exitCode : 1;
}
// All is closed; what is still on its way (a spare interpreter that was just started) ends with this process.
await Promise.all([write(process.stdout, ''), write(process.stderr, '')]);
process.exit();

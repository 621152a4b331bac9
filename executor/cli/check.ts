import { hasErrors } from '../../simulator/rules/finding.ts';
import { lightOrPython } from '../intake/runtime.ts';
import { answered } from './answered.ts';
import { findingLines } from './findings.ts';
import type { CommandLine } from './parse.ts';
import { playedFor } from './preview-played.ts';
import { openPrograms } from './programs.ts';
import { readSource } from './read-program.ts';
import { coloured, write } from './terminal.ts';

/** What the tree would reject of a light program, and Python of an ordinary one; 1 where a finding is an error, else 0. */
export async function check(line: CommandLine): Promise<number> {
  const isLight = line.text('rules') !== undefined || line.text('tree') !== undefined;
  const [{ rules, leds }] = await playedFor(line);
  const source = await readSource(line.operand);
  const runtime = isLight ? 'light' : lightOrPython(line.operand, source);
  const programs = await openPrograms();
  try {
    const findings = await answered(programs.check({ source, runtime, rules, leds }));
    if (line.flag('json')) await write(process.stdout, `${JSON.stringify({ findings }, null, 2)}\n`);
    else if (findings.length === 0)
      await write(
        process.stdout,
        coloured('green', `${runtime === 'light' ? 'The tree' : 'Python'} accepts this program.\n`, process.stdout),
      );
    else await write(process.stdout, findingLines(line.operand, findings, process.stdout));
    return hasErrors(findings) ? 1 : 0;
  } finally {
    await programs.close();
  }
}

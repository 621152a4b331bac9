import type { DoctorCheck } from '../contract/system.ts';
import { version } from '../version.ts';
import { answered } from './answered.ts';
import { connect } from './connect.ts';
import { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { coloured, progress, write } from './terminal.ts';

const MARK = { ok: ['green', 'ok'], warning: ['yellow', 'warning'], failed: ['red', 'failed'] } as const;

/** What is there of what is needed; 1 where something that is needed is not. */
export async function doctor(line: CommandLine): Promise<number> {
  const told = progress();
  told.say('looking …');
  const report = await examine();
  told.clear();
  if (line.flag('json')) {
    await write(process.stdout, `${JSON.stringify(report, null, 2)}\n`);
  } else {
    const width = Math.max(...report.checks.map(({ name }) => name.length));
    const lines = report.checks.map(({ name, status, value, fix }) => {
      const [style, word] = MARK[status];
      const mark = coloured(style, word.padEnd(8), process.stdout);
      return `${mark}${name.padEnd(width + 2)}${value}\n${fix === undefined ? '' : `${' '.repeat(width + 10)}${coloured('dim', fix, process.stdout)}\n`}`;
    });
    await write(process.stdout, `Treeline ${report.version}\n\n${lines.join('')}`);
  }
  return report.ok ? 0 : 1;
}

/** What the executor tells of itself; where it cannot even be opened, that, and what the machine tells. */
async function examine(): Promise<{ version: string; ok: boolean; checks: DoctorCheck[] }> {
  try {
    const connection = await connect();
    try {
      return await answered(connection.client.system.doctor());
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { machineChecks } = await import('../server/machine-checks.ts');
    const failed: DoctorCheck = { name: 'Executor', status: 'failed', value: 'cannot be opened', fix: error.message };
    return { version, ok: false, checks: [failed, ...(await machineChecks(null))] };
  }
}

import { followOutput } from './follow-output.ts';
import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';
import { testLines } from './test-lines.ts';
import { verdictLine } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** Runs a submission of the history once more, on what it ran on; 0 for OK. */
export async function again(line: CommandLine): Promise<number> {
  const json = line.flag('json');
  return withClient(async (client) => {
    const { id } = await client.submissions.again({ id: line.operand });
    await followOutput(client, id, { quiet: json });
    const submission = await client.submissions.get({ id });
    const { sentence } = await client.submissions.compare({ id: line.operand, other: id });
    if (json) await writeJson(submission);
    else await write(process.stderr, `${testLines(submission.tests)}${verdictLine(submission)}${sentence}\n`);
    return submission.verdict?.code === 'OK' ? 0 : 1;
  });
}

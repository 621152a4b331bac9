import { followSubmission } from './follow-submission.ts';
import type { CommandLine } from './parse.ts';
import { ownTerminal } from './terminal-run.ts';

/** Runs a submission of the history once more, on what it ran on; 0 for OK. */
export async function again(line: CommandLine): Promise<number> {
  const id = line.operand;
  return followSubmission({
    json: line.flag('json'),
    async isDocker(client) {
      const { engine, terminal } = await client.submissions.get({ id });
      if (terminal) ownTerminal();
      return engine === 'docker';
    },
    make: (client) => client.submissions.again({ id }),
    after: async (client, submission) => `${(await client.submissions.compare({ id, other: submission.id })).sentence}\n`,
  });
}

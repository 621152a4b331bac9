import { ORPCError } from '@orpc/client';
import type { Submission } from '../contract/submission.ts';
import type { TreelineClient } from '../server/router.ts';
import { answered } from './answered.ts';
import { type Connection, connect, type ConnectOptions } from './connect.ts';
import { prepare } from './engine-prepare.ts';
import { followOutput } from './follow-output.ts';
import { onSignal } from './on-signal.ts';
import { terminalRun } from './terminal-run.ts';
import { progress, write, writeJson } from './terminal.ts';
import { testLines } from './test-lines.ts';
import { verdictLine } from './verdict-line.ts';

export interface FollowOptions extends ConnectOptions {
  /** prints the submission as JSON at the end, and nothing else */
  json: boolean;
  /** whether the docker engine is to be ready before */
  isDocker(client: TreelineClient): boolean | Promise<boolean>;
  /** Makes the submission. */
  make(client: TreelineClient): Promise<Submission>;
  /** What else is said of it at its end, lines; nothing where JSON is printed. */
  after?(client: TreelineClient, submission: Submission): Promise<string>;
}

/**
 * Makes a submission and follows it to its end: its output comes to ours, its terminal is this one. The first Ctrl-C cancels it, the second ends
 * the command. 0 for OK, 1 for any other verdict.
 */
export async function followSubmission({ json, isDocker, make, after, ...options }: FollowOptions): Promise<number> {
  const connection = await connect(options);
  const { client } = connection;
  const cancelling = cancelOnSignal(() => connection.close({ now: true }));
  try {
    if (await answered(Promise.resolve(isDocker(client)))) await madeReady(client);
    const made = await answered(make(client));
    const { id } = made;
    cancelling.watch(client, id);
    const terminal = made.terminal ? terminalRun(client, id) : undefined;
    await answered(followOutput(client, id, { quiet: json, terminal })).finally(() => terminal?.leave());
    const submission = await answered(client.submissions.get({ id }));
    if (json) await writeJson(submission);
    else {
      await write(process.stderr, `${testLines(submission.tests)}${verdictLine(submission)}`);
      if (terminal) await write(process.stderr, `To see it again: treeline replay ${id}\n`);
      if (after) await write(process.stderr, await answered(after(client, submission)));
    }
    return submission.verdict?.code === 'OK' ? 0 : 1;
  } finally {
    cancelling.over();
    await closeTogether(connection);
    cancelling.done();
  }
}

/** Where it cannot be made ready, the submission itself tells why, and is kept. */
async function madeReady(client: TreelineClient): Promise<void> {
  try {
    await prepare(client);
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
  }
}

/** Closes the connection; where others run something over it, that is waited for, and said. */
async function closeTogether(connection: Connection): Promise<void> {
  const told = progress();
  const late = setTimeout(() => told.say('waiting for what other commands run here … Ctrl-C ends it'), 500);
  await connection.close();
  clearTimeout(late);
  told.clear();
}

/** The first Ctrl-C cancels the submission, which then ends with that verdict; the second ends this command. */
function cancelOnSignal(quit: () => Promise<void>) {
  let cancel: (() => void) | undefined;
  let asked = 0;
  const done = onSignal(() => {
    asked++;
    if (asked > 1 || cancel === undefined) void quit().finally(() => process.exit(130));
    else cancel();
  });
  return {
    watch(client: TreelineClient, id: string) {
      cancel = () => {
        // Where the executor is gone, following its events says so; saying it twice helps nobody.
        client.submissions.cancel({ id }).catch(() => {});
      };
      process.stdout.on('error', cancel);
    },
    /** nothing is left to cancel: the next Ctrl-C ends this command */
    over() {
      cancel = undefined;
    },
    done,
  };
}

import { ORPCError } from '@orpc/client';
import { namesLights } from '../contract/names-lights.ts';
import type { RequestInput } from '../contract/request.ts';
import { engineId } from '../contract/request.ts';
import { engineOf } from '../intake/entry.ts';
import type { TreelineClient } from '../server/router.ts';
import { answered } from './answered.ts';
import { asEntry } from './as-entry.ts';
import { type Connection, connect } from './connect.ts';
import { prepare } from './engine-prepare.ts';
import { UsageFault } from './fault.ts';
import { followOutput } from './follow-output.ts';
import { onSignal } from './on-signal.ts';
import type { CommandLine } from './parse.ts';
import { playedFor } from './preview-played.ts';
import { readProgramFiles } from './read-program.ts';
import { readStdin } from './read-stdin.ts';
import { type ReadTests, readTests } from './read-tests.ts';
import { requestFault } from './request-fault.ts';
import { sendInputs } from './send-inputs.ts';
import { ownTerminal, terminalRun } from './terminal-run.ts';
import { progress, write } from './terminal.ts';
import { testLines } from './test-lines.ts';
import { verdictLine } from './verdict-line.ts';

/** Runs a program as a submission; 0 for OK, 1 for any other verdict. */
export async function run(line: CommandLine): Promise<number> {
  const { request, inputs } = await readRequest(line);
  const json = line.flag('json');
  const connection = await connect({ source: line.text('source') });
  const cancelling = cancelOnSignal(() => connection.close({ now: true }));
  try {
    if (engineOf(request) === 'docker') await madeReady(connection.client);
    await answered(sendInputs(connection.client, inputs));
    const { id } = await answered(created(connection.client, await answered(asEntry(connection.client, request))));
    cancelling.watch(connection.client, id);
    const terminal = request.terminal ? terminalRun(connection.client, id) : undefined;
    await answered(followOutput(connection.client, id, { quiet: json, terminal })).finally(() => terminal?.leave());
    const submission = await answered(connection.client.submissions.get({ id }));
    if (json) await write(process.stdout, `${JSON.stringify(submission, null, 2)}\n`);
    else await write(process.stderr, `${testLines(submission.tests)}${verdictLine(submission)}`);
    if (terminal && !json) await write(process.stderr, `To see it again: treeline replay ${id}\n`);
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

async function created(client: TreelineClient, request: RequestInput) {
  try {
    return await client.submissions.create(request);
  } catch (error) {
    throw requestFault(error) ?? error;
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

async function readRequest(line: CommandLine): Promise<{ request: RequestInput; inputs: ReadTests['inputs'] }> {
  const engine = line.choice('engine', engineId.options);
  const seed = line.whole('seed', 0, 0xffff_ffff);
  const env = Object.fromEntries(line.list('env').map(variable));
  const [{ tree, rules, leds, microsPerLed }] = await playedFor(line);
  const { asked: tests, inputs } = await readTests(line);
  // It is not to read what is expected of it.
  const { files, entry } = await readProgramFiles(line.operand, line.text('tests'));
  // Where there are tests, what is piped in is for none of them.
  const stdin = tests.tests && line.text('stdin') === undefined ? '' : await readStdin(line.text('stdin'));
  const terminal = line.flag('terminal') ? ownTerminal() : undefined;
  const isJudged = tests.tests !== undefined;
  const isLit = seed !== undefined || leds !== undefined || (!isJudged && engineOf({ engine, files }) === 'docker' && namesLights(files));
  const request: RequestInput = {
    files,
    ...tests,
    ...(terminal && { terminal }),
    stdin,
    args: line.list('arg'),
    env,
    engine,
    runtime: line.text('runtime'),
    entry: line.text('entry') ?? entry,
    light: isLit ? { seed, leds, ...(tree && { rules, microsPerLed }) } : undefined,
  };
  return { request, inputs };
}

function variable(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageFault(`--env is NAME=VALUE, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
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

import { namesLights } from '../contract/names-lights.ts';
import type { RequestInput } from '../contract/request.ts';
import { engineId } from '../contract/request.ts';
import { engineOf } from '../intake/entry.ts';
import type { TreelineClient } from '../server/router.ts';
import { asEntry } from './as-entry.ts';
import { UsageFault } from './fault.ts';
import { followSubmission } from './follow-submission.ts';
import type { CommandLine } from './parse.ts';
import { playedFor } from './preview-played.ts';
import { readProgramFiles } from './read-program.ts';
import { readStdin } from './read-stdin.ts';
import { type ReadTests, readTests } from './read-tests.ts';
import { requestFault } from './request-fault.ts';
import { sendInputs } from './send-inputs.ts';
import { ownTerminal } from './terminal-run.ts';

/** Runs a program as a submission; 0 for OK, 1 for any other verdict. */
export async function run(line: CommandLine): Promise<number> {
  const { request, inputs } = await readRequest(line);
  return followSubmission({
    source: line.text('source'),
    json: line.flag('json'),
    isDocker: () => engineOf(request) === 'docker',
    async make(client) {
      await sendInputs(client, inputs);
      return created(client, await asEntry(client, request));
    },
  });
}

async function created(client: TreelineClient, request: RequestInput) {
  try {
    return await client.submissions.create(request);
  } catch (error) {
    throw requestFault(error) ?? error;
  }
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

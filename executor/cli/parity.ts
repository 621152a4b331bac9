import { existsSync } from 'node:fs';
import type { RuntimeFile } from '../contract/runtimes.ts';
import type { Compared } from '../history/differences.ts';
import { type Parity, parityOf } from '../runtimes/parity.ts';
import type { TreelineClient } from '../server/router.ts';
import { connectRemote, type Remote } from './connect-remote.ts';
import { differenceLines } from './difference-lines.ts';
import { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { readRuntimeFiles } from './read-runtime.ts';
import { type Followed, follow, untilStopped } from './runtime-events.ts';
import { coloured, progress, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** Runs a runtime's self-tests here and on another Treeline, and shows every difference; 0 where there is none that matters. */
export async function parity(line: CommandLine): Promise<number> {
  return untilStopped(async (signal) => {
    const remote = await connectRemote(line, 'with');
    try {
      return await withClient(async (client) => {
        const found = await parityWith(client, remote, await runtimeFiles(client, line.operand), signal);
        if (line.flag('json')) await writeJson({ with: remote.name, ...found });
        else await write(process.stdout, parityText(found, remote.name));
        return found.clean ? 0 : 1;
      });
    } finally {
      await remote.close();
    }
  });
}

/** The files of a folder, or of a runtime by its id where there is no folder of that name. */
export async function runtimeFiles(client: TreelineClient, operand: string): Promise<RuntimeFile[]> {
  return existsSync(operand) ? readRuntimeFiles(operand) : (await client.runtimes.files({ id: operand })).files;
}

/** @throws Fault where its self-tests cannot be run in both places */
export async function parityWith(client: TreelineClient, remote: Remote, files: RuntimeFile[], signal: AbortSignal): Promise<Parity> {
  const said = progress();
  said.say(`running its self-tests here and on ${remote.name} …`);
  // What fails in one place ends the other.
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const run = async (at: TreelineClient): Promise<Followed> => {
    try {
      return await follow(await at.runtimes.test({ files }, { signal: both }), { folder: 'it', quiet: true });
    } catch (error) {
      stop.abort();
      throw error;
    }
  };
  const ends = await Promise.allSettled([run(client), run(remote.client)]);
  said.clear();
  const [ours, theirs] = ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
  if (!ours || !theirs || ours.results.length === 0)
    throw new Fault('It has no self-test that could be run: there is nothing to compare. See: treeline runtime lint');
  const there = new Map(theirs.results.map((result) => [result.name, result]));
  const pairs = ours.results.map(async (here) => {
    const other = there.get(here.name);
    if (!other) throw new Fault(`${remote.name} did not run the self-test ${here.name}; it may be an older Treeline.`);
    const runs = await Promise.all([comparedOf(client, here.submission), comparedOf(remote.client, other.submission)]);
    return { here, there: other, runs };
  });
  return parityOf(await Promise.all(pairs));
}

async function comparedOf(client: TreelineClient, id: string): Promise<Compared> {
  const [submission, request] = await Promise.all([client.submissions.get({ id }), client.submissions.request({ id })]);
  const key = submission.environment?.environment;
  const kept = key === undefined ? null : await client.environments.show({ key }).catch(() => null);
  return { submission, request, packages: kept && kept.packages.map(({ name }) => name) };
}

/** For people. */
export function parityText({ clean, tests, ground }: Parity, name: string): string {
  const lines = tests.map((test) => {
    const word = test.same ? coloured('green', 'same     ', process.stdout) : coloured('red', 'DIFFERENT', process.stdout);
    const how = test.same && !test.here.passed ? ' (it fails in both places)' : '';
    return `${word}  ${test.name}${how}\n${differenceLines(test.differences)}`;
  });
  if (ground.length > 0) lines.push(`\nThey ran on what is not the same:\n${differenceLines(ground)}`);
  const other = tests.filter(({ same }) => !same).length;
  const blocks = ground.some(({ blocks: does }) => does);
  const end = clean
    ? `${counted(tests.length, 'self-test')}: the same here and on ${name}.`
    : other > 0
      ? `${other} of ${counted(tests.length, 'self-test')} came out differently on ${name}.`
      : blocks
        ? `The results are the same, but what programs see on ${name} is not. Carry the runtime there whole: treeline runtime export, and import it.`
        : '';
  return `${lines.join('')}${end}\n`;
}

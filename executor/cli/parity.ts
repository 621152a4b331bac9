import type { RuntimeFile } from '../contract/runtimes.ts';
import type { Compared } from '../history/differences.ts';
import { couldNotRun } from '../runtimes/could-not-run.ts';
import { type Parity, parityOf } from '../runtimes/parity.ts';
import type { TreelineClient } from '../server/router.ts';
import { connectRemote, type Remote } from './connect-remote.ts';
import { Fault } from './fault.ts';
import { folderOrId } from './named-folder.ts';
import { parityText } from './parity-text.ts';
import type { CommandLine } from './parse.ts';
import { type Followed, follow, untilStopped } from './runtime-events.ts';
import { progress, write, writeJson } from './terminal.ts';
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

/** The files of a folder, or of a runtime by its id or number. */
export async function runtimeFiles(client: TreelineClient, operand: string): Promise<RuntimeFile[]> {
  const named = await folderOrId(client, operand);
  return 'files' in named ? named.files : (await client.runtimes.files(named)).files;
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
      stop.abort(error);
      throw error;
    }
  };
  const ends = await Promise.allSettled([run(client), run(remote.client)]);
  said.clear();
  // The other's end is only what followed from it.
  if (stop.signal.aborted) throw stop.signal.reason;
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
    for (const [{ submission }, where] of [[runs[0], 'here'] as const, [runs[1], `on ${remote.name}`] as const]) {
      const unable = couldNotRun(submission);
      if (unable !== null) throw new Fault(`The self-test ${here.name} could not be run ${where}: ${unable}`);
    }
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

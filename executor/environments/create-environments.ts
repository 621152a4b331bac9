import { createHash } from 'node:crypto';
import { setImmediate as immediately } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { StageCause } from '../contract/cause.ts';
import type { NetworkPolicy } from '../contract/settings.ts';
import { ContainerFault } from '../engines/docker/container/container.ts';
import { connectDaemon, DaemonAbsent } from '../engines/docker/daemon/daemon.ts';
import { patiently } from '../engines/docker/daemon/patiently.ts';
import { volumeMark } from '../engines/docker/daemon/volume-mark.ts';
import type { Prepared, Progress } from '../engines/docker/prepared.ts';
import type { StageEnd } from '../engines/engine.ts';
import { refused } from '../refused.ts';
import { sentenceOf } from '../sentence-of.ts';
import { sweepStore } from './builder.ts';
import { createCarrying } from './carrying.ts';
import type { Environments, EnvironmentSink, Freed, Obtained } from './environments.ts';
import { evict } from './evict.ts';
import { EXPRESSION, expressionFiles } from './expression.ts';
import { keyOf } from './key.ts';
import { make, type Made } from './make.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { ENTRY, REALISE, tell, type Build } from './realise.ts';
import { HOOK } from './run-hook.ts';
import { createShelf } from './shelf.ts';
import { createSingleFlight } from './single-flight.ts';
import type { Source } from './source.ts';

export interface EnvironmentsParts {
  db: Database;
  /** What has to be there. Another object than before is another look at the daemon, and the volume is looked at again. */
  prepared(progress: Progress, signal?: AbortSignal): Promise<Prepared>;
  /** What `<nixpkgs>` is by the settings. */
  source(prepared: Prepared, progress: Progress, signal: AbortSignal): Promise<Source>;
  network(): NetworkPolicy;
  /** what kept environments may take together */
  budgetBytes(): number;
  /** The runtime that holds an environment: its id; null where none does. */
  holder(key: string): string | null;
  log(line: string): void;
}

/** Another way of making is another environment. */
const RECIPE = createHash('sha256').update([REALISE, ENTRY, HOOK].join('\0')).digest('hex');
const SILENT: Progress = () => {};
/** A sweep is short and runs to its end, but for one that lasts so long, ms, when all is closed: the next start makes up for it. */
const CLOSING_MS = 10_000;

export function createEnvironments({ db, prepared, source, network, budgetBytes, holder, log }: EnvironmentsParts): Environments {
  const inTurn = createOneAtATime();
  const fly = createSingleFlight<Parameters<EnvironmentSink['output']>, StageEnd>();
  const shelf = createShelf(db, () => later(sweep));
  const seen = new WeakMap<Prepared, Promise<void>>();
  const closing = new AbortController();
  const closed = new AbortController();
  const scheduled = new Set<() => Promise<unknown>>();

  /** Once for each connection to the daemon. */
  function look(ready: Prepared): Promise<void> {
    const looked = seen.get(ready) ?? lookAt(ready);
    seen.set(ready, looked);
    // One that failed is no look.
    looked.catch(() => seen.delete(ready));
    return looked;
  }

  async function lookAt({ daemon, volumes }: Prepared): Promise<void> {
    if (shelf.see(await volumeMark(daemon, volumes.nix))) later(sweep);
  }

  /** Deletes what nothing needs. @returns how many environments had been lost, and are gone from the list */
  function sweep(): Promise<Freed> {
    return inTurn(async () => {
      const ready = await prepared(SILENT, closed.signal);
      // Whoever waited for the build before this has taken it by then, or let it go.
      await immediately();
      return sweepNow(ready);
    }, closed.signal);
  }

  async function sweepNow(ready: Prepared): Promise<Freed> {
    const { rooted, freedBytes } = await sweepStore(ready, shelf.needed(), closed.signal);
    return { removed: shelf.swept(rooted), freedBytes };
  }

  async function collect(): Promise<Freed> {
    const evicted = shelf.remove(evict(shelf.paths(), budgetBytes(), (key) => shelf.isUsed(key) || holder(key) !== null));
    const { removed, freedBytes } = await sweep();
    return { removed: removed + evicted, freedBytes };
  }

  /** In the background, and once for all who ask before it begins. */
  function later(work: () => Promise<unknown>): void {
    if (scheduled.has(work)) return;
    scheduled.add(work);
    setImmediate(() => {
      scheduled.delete(work);
      work().catch((error: unknown) => log(`environments could not be cleaned up, and will be at the next start: ${sentenceOf(error)}`));
    });
  }

  /** The root is in the volume before the row is in the table, so that what is killed in between is known for what it is. */
  function build(ready: Prepared, it: Build, sink: EnvironmentSink, signal: AbortSignal): Promise<StageEnd> {
    if (inTurn.isBusy()) tell(sink, 'Waiting: another environment is being made, or cleaned up.');
    return inTurn(async () => {
      if (!shelf.isCarried(it.key) && shelf.linger(it.key)) return endOf({ kind: 'exit', code: 0 }, { cached: true });
      shelf.begin(it.key);
      const attempt = () => make(ready, it, { sink, signal, emptied: shelf.forgetAll });
      const { end, made, storeBytes }: Made = await attempt()
        .catch(async (fault: unknown) => {
          // Making it twice is making it once: what was built is in the store.
          if (!(fault instanceof ContainerFault) || signal.aborted) throw fault;
          tell(sink, `${fault.message} It is tried once more.`);
          await patiently(() => connectDaemon(), signal);
          return attempt();
        })
        .catch((error: unknown) => {
          later(sweep);
          throw error;
        });
      if (made) shelf.put(made);
      // What did not become an environment leaves nothing on the disk.
      else later(sweep);
      shelf.linger(it.key);
      if (storeBytes > budgetBytes()) later(collect);
      return end;
    }, signal);
  }

  return {
    async obtain({ files, keep, limits, key: meant }, sink, signal) {
      const began = performance.now();
      const progress: Progress = ({ sentence }) => tell(sink, sentence);
      function taken(key: string, end: (ms: number) => StageEnd): Obtained | null {
        const found = shelf.take(key, keep);
        if (!found) return null;
        return { end: end(performance.now() - began), environment: { key, variables: found.variables }, release: found.release };
      }
      try {
        const expression = expressionFiles(files);
        if (!expression.some(({ name }) => name === EXPRESSION)) return nothing({ kind: 'refused', sentence: MISSING });
        const ready = await prepared(progress, signal);
        await look(ready);
        if (meant)
          return (
            taken(meant, (wallMs) => endOf({ kind: 'exit', code: 0 }, { cached: true, wallMs })) ??
            nothing({ kind: 'refused', sentence: GONE })
          );
        const from = await source(ready, progress, signal);
        const key = keyOf({ files: expression, source: from.identity, image: ready.images.base, recipe: RECIPE });
        const cached = shelf.isCarried(key) ? null : taken(key, (wallMs) => endOf({ kind: 'exit', code: 0 }, { cached: true, wallMs }));
        if (cached) return cached;
        const it: Build = { key, files: expression, source: from, network: network(), limits };
        const end = await fly(
          // Others may allow it more than this one does.
          `${key} ${JSON.stringify(limits)}`,
          (tellAll, stop) => build(ready, it, { output: (...told) => tellAll(told) }, AbortSignal.any([stop, closing.signal])),
          (told) => sink.output(...told),
          signal,
        );
        // One that came with a bundle is no answer to files, where making them failed.
        return (shelf.isCarried(key) ? null : taken(key, () => end)) ?? { end, environment: null, release() {} };
      } catch (error) {
        if (signal.aborted || closing.signal.aborted) return nothing({ kind: 'cancelled' });
        if (error instanceof ContainerFault) throw error;
        // There was one: whoever asked has it made ready again, and asks again.
        if (error instanceof DaemonAbsent) throw new ContainerFault(error.message, { ran: false });
        return nothing({ kind: 'fault', message: sentenceOf(error) });
      }
    },
    ...createCarrying({ shelf, inTurn, prepared, look, closing: closing.signal, sweep: sweepNow }),
    list: () => ({ ...shelf.list(), budgetBytes: budgetBytes() }),
    show: shelf.show,
    async remove(key) {
      if (shelf.show(key) === null) return null;
      const its = holder(key);
      if (its !== null) refused(`It is the environment of the runtime ${its}, and goes with it: treeline runtime remove ${its}`, 'key');
      await prepared(SILENT);
      const removed = shelf.remove([key]);
      return { removed, freedBytes: (await sweep()).freedBytes };
    },
    gc: collect,
    async close() {
      closing.abort();
      // What was scheduled begins before this goes on.
      await immediately();
      const timer = setTimeout(() => closed.abort(), CLOSING_MS);
      await inTurn.idle();
      clearTimeout(timer);
      closed.abort();
    },
  };
}

const GONE =
  'The environment that this is to run in is not here any more. Install its runtime again (treeline runtime install ID), or send the request anew: that makes it again.';
const MISSING = `There is no ${EXPRESSION} among the files, and an environment is made from it.`;

function nothing(cause: StageCause): Obtained {
  return { end: endOf(cause, {}), environment: null, release() {} };
}

function endOf(cause: StageCause, { cached = false, wallMs = 0 }: { cached?: boolean; wallMs?: number }): StageEnd {
  const code = cause.kind === 'exit' ? cause.code : null;
  return { cause, code, signal: null, wallMs, cpuMs: null, memoryBytes: null, cached, clockMs: null };
}

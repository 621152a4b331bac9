import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Interpreter } from '../simulator/program/program.ts';
import { RULES } from '../simulator/rules/rules.ts';
import type { SubmissionEvent } from './contract/events.ts';
import type { StoredSettings } from './contract/settings.ts';
import type { Submission } from './contract/submission.ts';
import type { Engine } from './engines/engine.ts';
import type { Executor } from './executor.ts';
import { createChanges } from './history/changes.ts';
import { type Compared, differencesOf, sentenceOfDifferences } from './history/differences.ts';
import { createHistory } from './history/history.ts';
import { createRecordingStore } from './history/recording-store.ts';
import { watch } from './history/watch.ts';
import { createInputStore } from './inputs/input-store.ts';
import { inputsOf } from './inputs/text-input.ts';
import { assertSource } from './intake/contents.ts';
import { cursorOf } from './intake/cursor.ts';
import { drawSeed } from './intake/intake.ts';
import { createOutputStore } from './output/output-store.ts';
import { placeOfCase } from './output/place.ts';
import { engineChecks } from './pipeline/engine-checks.ts';
import { createPipeline } from './pipeline/pipeline.ts';
import { createPreviewQueue } from './pipeline/preview-queue.ts';
import { interruptedVerdict } from './pipeline/stop-reason.ts';
import { createQueue } from './queue/queue.ts';
import { Refusal } from './refusal.ts';
import { createRuntimes } from './runtimes/create-runtimes.ts';
import { createFindRuntime, pinnedVersion } from './runtimes/find-runtime.ts';
import type { RuntimePlace } from './runtimes/ground.ts';
import { jobOnRuntime } from './runtimes/job-on-runtime.ts';
import { createRuntimeStores } from './runtimes/stores.ts';
import { defaultSettings, type Settings } from './settings/settings.ts';
import { DEFAULT_SETTINGS } from './settings/stored-settings.ts';
import { openDatabase } from './store/open-database.ts';
import type { OwnedFolder } from './store/own-folder.ts';
import { storeChecks } from './store/store-checks.ts';
import { createSubmitting } from './submitting.ts';
import { createTerminals } from './terminals/terminals.ts';
import { createTranscripts } from './terminals/transcript.ts';
import { createSavedTrees } from './trees/saved-trees.ts';

export interface ExecutorOptions {
  /** from `ownFolder`; released by `close` */
  folder: OwnedFolder;
  /** Opens the engines over what they may keep things in; they are closed by `close`. */
  openEngines(parts: EngineParts): readonly Engine[];
  /** checks and previews; closed by `close` */
  interpreter: Interpreter;
  /** the docker engine among the engines, where there is one */
  docker?(): RuntimePlace;
  settings?: Partial<Settings>;
  /** what was set; default: as where nothing was */
  stored?(): StoredSettings;
  /** what whoever looks after this machine should know, a line each; default: standard error */
  log?(line: string): void;
}

/** What an engine is opened over. */
export interface EngineParts {
  db: Database;
  /** the data folder */
  folder: string;
  log(line: string): void;
}

/**
 * Puts the executor's rooms together over one data folder. What an executor before this one left running is INTERRUPTED, what it left
 * waiting runs. Where it throws, the folder is still the caller's.
 * @throws StoreError where the history cannot be opened
 */
export async function createExecutor({
  folder,
  openEngines,
  interpreter,
  docker,
  settings,
  stored = () => DEFAULT_SETTINGS,
  log = toStandardError,
}: ExecutorOptions): Promise<Executor> {
  const { concurrency, waiting } = { ...defaultSettings(), ...settings };
  const { db, notice } = openDatabase(folder.path);
  if (notice) log(notice);

  const output = createOutputStore(db);
  const recordings = createRecordingStore(db);
  const history = createHistory(db, output);
  const { changed, listen } = createChanges();
  const transcripts = createTranscripts(db);
  const terminals = createTerminals({ transcripts, changed, waits: (id, is) => queue.rests(id, is), settings: stored });
  const engines = openEngines({ db, folder: folder.path, log });
  const stores = createRuntimeStores(db);
  const place = docker?.() ?? null;
  const isKept = (key: string) => (place?.environments.show(key) ?? null) !== null;
  const find = createFindRuntime(stores, isKept);
  const onRuntimes = { ...history, job: (id: string) => jobOnRuntime(history.job(id), stores.versions) };
  const inputs = createInputStore({
    folder: path.join(folder.path, 'inputs'),
    budgetBytes: () => stored().inputBytes,
    inUse: () => new Set(history.unfinished().flatMap((id) => inputsOf(history.request(id)?.tests))),
  });
  const pipeline = createPipeline({ history: onRuntimes, inputs, output, recordings, terminals, changed, engines, log });
  const queue = createQueue({
    things: 'submissions',
    bound: waiting,
    concurrency,
    run: pipeline.run,
    moved: (ids) => ids.forEach((id) => changed(id)),
  });

  const { submit, again } = createSubmitting({
    history,
    queue,
    inputs,
    folder: folder.path,
    find,
    isKept,
    pinned: (version) => pinnedVersion(stores.versions, version, null),
  });
  const preview = createPreviewQueue(interpreter, concurrency);

  const interrupted = history.interruptRunning(interruptedVerdict);
  if (interrupted > 0)
    log(`${interrupted} submission${interrupted === 1 ? ' was' : 's were'} running when Treeline last ended, and ended with it.`);
  for (const id of history.queued()) queue.add(id);

  function get(id: string): Submission {
    return history.get(id) ?? notFound(id);
  }
  function compared(id: string): Compared {
    const submission = get(id);
    const key = submission.environment?.environment;
    const kept = key === undefined ? null : (place?.environments.show(key) ?? null);
    const request = history.request(id) ?? notFound(id);
    return { submission, request, packages: kept && kept.packages.map(({ name }) => name) };
  }
  function state(id: string): SubmissionEvent {
    const kept = history.state(id) ?? notFound(id);
    return { ...kept, ...(kept.terminal && { terminal: { waiting: terminals.waiting(id) ?? false } }), position: queue.position(id) };
  }

  /** Whoever follows a submission is at its terminal. */
  function attached(id: string, listener: (last: boolean) => void): () => void {
    const leave = terminals.attach(id);
    const unlisten = listen(id, listener);
    return () => {
      unlisten();
      leave();
    };
  }
  /** @throws Refusal where it has none */
  function terminalOf(id: string) {
    const status = history.status(id) ?? notFound(id);
    const terminal = history.terminal(id);
    if (terminal) return { ...terminal, status };
    throw new Refusal('This submission has no terminal: its request asks for none.', { code: 'NO_TERMINAL', id });
  }

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await runtimes.close();
    const over = queue.stop();
    await pipeline.close();
    await over;
    const closed = await Promise.allSettled([...engines, interpreter].map((part) => part.close()));
    for (const end of closed) if (end.status === 'rejected') log(`a part did not close: ${String(end.reason)}`);
    history.close();
    db.close();
    folder.release();
  }

  const executor: Omit<Executor, 'runtimes'> = {
    create: (input) => submit(input),
    again,
    compare(a, b) {
      const differences = differencesOf(compared(a), compared(b));
      const same = !differences.some(({ kind }) => kind === 'result');
      return { same, sentence: sentenceOfDifferences(differences), differences };
    },
    get,
    request: (id) => history.request(id) ?? notFound(id),
    list: ({ cursor, limit }) => history.list({ cursor: cursorOf(cursor), limit }),
    async cancel(id) {
      if (queue.remove(id)) {
        history.finish(id, { code: 'CANCELLED', stage: null, reason: 'Cancelled before it began.', evidence: {} });
        changed(id, true);
      } else {
        await pipeline.stop(id, { kind: 'cancelled' });
      }
      return get(id);
    },
    events(id, signal) {
      if (history.status(id) === null) notFound(id);
      return watch(id, () => state(id), { changed, listen: attached }, signal);
    },
    output({ id, stage, test, stream, offset, length }) {
      const status = history.status(id) ?? notFound(id);
      const place = test === undefined ? stage : placeOfCase(test);
      const kept = history.stage(id, place);
      // one that has not begun may still; one that was skipped never will
      if (!kept) return { bytes: new Uint8Array(), done: status === 'FINISHED' };
      const pieces = stream === 'output' ? output.pieces(kept.seq, place, { offset, length }) : undefined;
      const told = pieces?.reduce((sum, piece) => sum + piece.bytes, 0) ?? length;
      const bytes = told === 0 ? new Uint8Array() : output.read(kept.seq, place, { stream, offset, length: told });
      const total = output.counts(kept.seq, place)[`${stream}Bytes`];
      return { bytes, pieces, done: kept.outcome !== null && offset + bytes.length >= total };
    },
    recording(id) {
      const { seq: _, ...info } = history.recording(id) ?? noRecording(id);
      return info;
    },
    frames({ id, from, count }) {
      const { seq, leds } = history.recording(id) ?? noRecording(id);
      return recordings.frames(seq, leds, from, count);
    },
    async check({ source, rules, runtime }) {
      assertSource(source);
      return interpreter.check(source, runtime === 'python' ? null : RULES[rules]);
    },
    async preview(program, signal) {
      assertSource(program.source);
      return preview({ ...program, seed: program.seed ?? drawSeed() }, signal);
    },
    terminal: {
      type: async (id, bytes) => (terminalOf(id), terminals.type(id, bytes)),
      end: async (id) => (terminalOf(id), terminals.end(id)),
      resize: (id, size) => (terminalOf(id), terminals.resize(id, size)),
      signal: (id, signal) => (terminalOf(id), terminals.signal(id, signal)),
      transcript(id, cursor) {
        const { seq, size, startedAt, status } = terminalOf(id);
        const read = transcripts.read(seq, cursor);
        return { size, startedAt, ...read, done: status === 'FINISHED' && read.moments.length === 0 };
      },
    },
    inputs,
    trees: createSavedTrees(db, folder.path),
    async doctor() {
      const waits = { name: 'Queue', status: 'ok', value: `${queue.running()} running, ${queue.waiting()} waiting` } as const;
      return [...storeChecks(folder.path, db), waits, ...(await engineChecks(engines, interpreter))];
    },
    idle: queue.idle,
    close: () => (closing ??= close()),
  };
  const runtimes = createRuntimes({ stores, submitting: { ...executor, submit }, place, folder: folder.path, log });
  return { ...executor, runtimes };
}

function notFound(id: string): never {
  throw new Refusal(`There is no submission ${id} in this history.`, { code: 'NOT_FOUND', what: `submission ${id}` });
}

function noRecording(id: string): never {
  throw new Refusal(`There is no recording of the submission ${id}: it set no lights.`, { code: 'NOT_FOUND', what: `recording ${id}` });
}

function toStandardError(line: string): void {
  process.stderr.write(`treeline: ${line}\n`);
}

import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, implement } from '@orpc/server';
import { type Contract, contract } from '../contract/contract.ts';
import { runtimeSchemas } from '../contract/runtime-manifest.ts';
import type { WholeExecutor } from '../executor.ts';
import { version } from '../version.ts';
import { type LogUnexpected, logToStandardError, toAnswer } from './to-answer.ts';

/**
 * The contract over one executor. Every way in (port, WebSocket, HTTP, the command line in process) is served by this.
 * `log` is told of every error that was not foreseen, once.
 */
export function createRouter(executor: WholeExecutor, log: LogUnexpected = logToStandardError) {
  const os = implement(contract).use(async ({ next, path, procedure }) => {
    try {
      return await next();
    } catch (error) {
      throw toAnswer(error, { path, known: procedure['~orpc'].errorMap, log });
    }
  });

  return os.router({
    submissions: {
      create: os.submissions.create.handler(({ input }) => executor.create(input)),
      again: os.submissions.again.handler(({ input }) => executor.again(input.id)),
      compare: os.submissions.compare.handler(({ input }) => executor.compare(input.id, input.other)),
      get: os.submissions.get.handler(({ input }) => executor.get(input.id)),
      request: os.submissions.request.handler(({ input }) => executor.request(input.id)),
      list: os.submissions.list.handler(({ input }) => executor.list(input)),
      cancel: os.submissions.cancel.handler(({ input }) => executor.cancel(input.id)),
      events: os.submissions.events.handler(({ input, path, signal, procedure }) => {
        // Before the stream begins: an unknown id is an answer, not a stream that breaks.
        executor.get(input.id);
        return answering(executor.events(input.id, signal), (error) => toAnswer(error, { path, known: procedure['~orpc'].errorMap, log }));
      }),
      output: os.submissions.output.handler(({ input }) => {
        const { bytes, pieces, done } = executor.output(input);
        const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
        return { base64, offset: input.offset, next: input.offset + bytes.length, done, pieces };
      }),
    },
    terminal: {
      type: os.terminal.type.handler(async ({ input: { id, base64 } }) => {
        await executor.terminal.type(id, Buffer.from(base64, 'base64'));
        return { id };
      }),
      end: os.terminal.end.handler(async ({ input: { id } }) => {
        await executor.terminal.end(id);
        return { id };
      }),
      resize: os.terminal.resize.handler(({ input: { id, ...size } }) => {
        executor.terminal.resize(id, size);
        return { id };
      }),
      signal: os.terminal.signal.handler(({ input: { id, signal } }) => {
        executor.terminal.signal(id, signal);
        return { id };
      }),
      transcript: os.terminal.transcript.handler(({ input: { id, cursor } }) => executor.terminal.transcript(id, cursor ?? null)),
    },
    programs: {
      check: os.programs.check.handler(async ({ input }) => ({ findings: await executor.check(input) })),
      preview: os.programs.preview.handler(async ({ input, signal }) => {
        const preview = await executor.preview(input, signal);
        return { ...preview, frames: blob(preview.frames) };
      }),
    },
    recordings: {
      info: os.recordings.info.handler(({ input }) => executor.recording(input.id)),
      frames: os.recordings.frames.handler(({ input }) => blob(executor.frames(input))),
    },
    inputs: {
      missing: os.inputs.missing.handler(({ input }) => ({ missing: executor.inputs.missing(input.hashes) })),
      put: os.inputs.put.handler(({ input: { base64, ...piece } }) =>
        executor.inputs.put({ ...piece, piece: Buffer.from(base64, 'base64') }),
      ),
    },
    trees: {
      list: os.trees.list.handler(() => executor.trees.list()),
      get: os.trees.get.handler(({ input }) => executor.trees.get(input.name)),
      save: os.trees.save.handler(({ input }) => executor.trees.save(input)),
      remove: os.trees.remove.handler(({ input }) => executor.trees.remove(input.name)),
    },
    runtimes: {
      list: os.runtimes.list.handler(() => executor.runtimes.list()),
      show: os.runtimes.show.handler(({ input }) => executor.runtimes.show(input.id)),
      files: os.runtimes.files.handler(({ input }) => executor.runtimes.files(input.id, input.version)),
      lint: os.runtimes.lint.handler(({ input }) => executor.runtimes.lint(input.files)),
      install: os.runtimes.install.handler(({ input, path, signal, procedure }) =>
        begun(executor.runtimes.install(input, signal), (error) => toAnswer(error, { path, known: procedure['~orpc'].errorMap, log })),
      ),
      update: os.runtimes.update.handler(({ input, path, signal, procedure }) =>
        begun(executor.runtimes.update(input, signal), (error) => toAnswer(error, { path, known: procedure['~orpc'].errorMap, log })),
      ),
      test: os.runtimes.test.handler(({ input, path, signal, procedure }) =>
        begun(executor.runtimes.test(input, signal), (error) => toAnswer(error, { path, known: procedure['~orpc'].errorMap, log })),
      ),
      remove: os.runtimes.remove.handler(({ input }) => executor.runtimes.remove(input.id)),
      matrix: os.runtimes.matrix.handler(() => executor.runtimes.matrix()),
      runs: os.runtimes.runs.handler(({ input }) => executor.runtimes.runs(input.id)),
      schemas: os.runtimes.schemas.handler(() => runtimeSchemas()),
    },
    bundles: {
      export: os.bundles.export.handler(({ input, path, signal, procedure }) =>
        begun(executor.bundles.export(input, signal), (error) => toAnswer(error, { path, known: procedure['~orpc'].errorMap, log })),
      ),
      read: os.bundles.read.handler(({ input }) => {
        const { bytes, done } = executor.bundles.read(input);
        return { base64: bytes.toString('base64'), done };
      }),
      write: os.bundles.write.handler(({ input: { base64, ...piece } }) => ({
        bytes: executor.bundles.write({ ...piece, bytes: Buffer.from(base64, 'base64') }),
      })),
      inspect: os.bundles.inspect.handler(({ input, signal }) => executor.bundles.inspect(input.bundle, signal)),
      import: os.bundles.import.handler(({ input, path, signal, procedure }) =>
        begun(executor.bundles.import(input, signal), (error) => toAnswer(error, { path, known: procedure['~orpc'].errorMap, log })),
      ),
      drop: os.bundles.drop.handler(({ input }) => {
        executor.bundles.drop(input.bundle);
        return input;
      }),
    },
    engine: {
      status: os.engine.status.handler(() => executor.engine.status()),
      prepare: os.engine.prepare.handler(({ path, signal, procedure }) =>
        begun(executor.engine.prepare(signal), (error) => toAnswer(error, { path, known: procedure['~orpc'].errorMap, log })),
      ),
    },
    environments: {
      list: os.environments.list.handler(() => executor.environments.list()),
      show: os.environments.show.handler(({ input }) => executor.environments.show(input.key)),
      remove: os.environments.remove.handler(({ input }) => executor.environments.remove(input.key)),
      gc: os.environments.gc.handler(() => executor.environments.gc()),
    },
    settings: {
      get: os.settings.get.handler(() => executor.settings.get()),
      set: os.settings.set.handler(({ input }) => executor.settings.set(input)),
    },
    system: {
      doctor: os.system.doctor.handler(async () => {
        const checks = await executor.doctor();
        return { version, ok: checks.every((check) => check.status !== 'failed'), checks };
      }),
    },
  });
}

export type TreelineRouter = ReturnType<typeof createRouter>;
/** The typed client: the same over every way in. */
export type TreelineClient = ContractRouterClient<Contract>;

/** A client of an executor in this process. */
export function createLocalClient(router: TreelineRouter): TreelineClient {
  return createRouterClient(router);
}

/** A stream that has begun: what goes wrong before its first step is an answer, not a stream that breaks. */
async function begun<T>(stream: AsyncGenerator<T, void>, answer: (error: unknown) => Error): Promise<AsyncGenerator<T, void>> {
  const first = await stream.next();
  async function* all() {
    if (!first.done) yield first.value;
    yield* stream;
  }
  return answering(all(), answer);
}

/** The same stream, with its errors as the caller is told them. */
async function* answering<T>(stream: AsyncGenerator<T, void>, answer: (error: unknown) => Error): AsyncGenerator<T, void> {
  try {
    yield* stream;
  } catch (error) {
    throw answer(error);
  }
}

function blob(bytes: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([bytes], { type: 'application/octet-stream' });
}

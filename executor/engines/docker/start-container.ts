import type { Container } from 'dockerode';
import { attach, type Attached } from './attach.ts';
import { containerOptions, inodesOf } from './container-options.ts';
import { type ContainerShape, ContainerFault, type WaitingContainer } from './container.ts';
import type { Daemon } from './daemon.ts';
import { VERSION } from './protocol.ts';
import { readArchive } from './read-archive.ts';
import { endContainer, wasOutOfMemory } from './removal.ts';
import { runJob } from './run-job.ts';

/** A container that has not said hello by then, ms, does not start. */
const HELLO_MS = 20_000;
/** What an archive has for each file beside its content: a header, and what fills up the last block. */
const ENTRY_BYTES = 2_048;

/**
 * Starts a container that waits for one job.
 * @throws ContainerFault (nothing ran)
 */
export async function startContainer(daemon: Daemon, owner: string, shape: ContainerShape): Promise<WaitingContainer> {
  let container: Container | null = null;
  try {
    container = await daemon.docker.createContainer(containerOptions(shape, owner, daemon.cpus));
    const attached = await greeted(container);
    return waiting(daemon, container, attached, shape);
  } catch (error) {
    if (container) await endContainer(container);
    const message = error instanceof Error ? error.message : String(error);
    throw new ContainerFault(`A container could not be started: ${message}`, { ran: false });
  }
}

/** Attaches, starts, and hears that the first process waits. */
async function greeted(container: Container): Promise<Attached> {
  let timer: NodeJS.Timeout | undefined;
  let greet = (_version: number) => {};
  const greeting = new Promise<number>((resolve) => (greet = resolve));
  const attached = await attach(container, {
    data() {},
    control: (type, payload) => type === 'H' && greet(payload[0]!),
  });
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(reject, HELLO_MS, new Error(`it did not begin within ${HELLO_MS / 1000} s`));
    });
    const ended = attached.ended.then((why) => {
      throw new Error(why || 'it ended at once');
    });
    await Promise.race([container.start(), ended, late]);
    const version = await Promise.race([greeting, ended, late]);
    if (version !== VERSION)
      throw new Error(`its first process speaks version ${version} of the protocol, not ${VERSION}: prepare the engine again`);
    return attached;
  } catch (error) {
    attached.end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function waiting(daemon: Daemon, container: Container, attached: Attached, shape: ContainerShape): WaitingContainer {
  let alive = true;
  let used = false;
  let closing: Promise<void> | null = null;
  void attached.ended.then(() => (alive = false));

  function close(): Promise<void> {
    attached.end();
    return (closing ??= endContainer(container));
  }

  const place = { attached, shape, kill: close, wasOutOfMemory: () => wasOutOfMemory(daemon.docker, container.id) };
  return {
    id: container.id,
    shape,
    get alive() {
      return alive;
    },
    async run(job, sink, signal) {
      if (used) throw new TypeError('A container runs one job: start another one.');
      used = true;
      return runJob(place, job, sink, signal);
    },
    archive: () => readArchive(attached, shape.diskBytes + inodesOf(shape) * ENTRY_BYTES),
    close,
  };
}

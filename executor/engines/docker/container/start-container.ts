import type { Container } from 'dockerode';
import { sentenceOf } from '../../../sentence-of.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { within } from '../daemon/within.ts';
import { attach, type Attached } from './attach.ts';
import { notRun } from './container-end.ts';
import { boxed, containerOptions, inodesOf, tooLarge } from './container-options.ts';
import { type ContainerShape, ContainerFault, type WaitingContainer } from './container.ts';
import { VERSION } from './protocol.ts';
import { readArchive } from './read-archive.ts';
import { endContainer, wasOutOfMemory } from './removal.ts';
import { runJob } from './run-job.ts';

/** What has not answered by then, ms, will not. */
const ANSWER_MS = 20_000;
/** What an archive has for each file beside its content: a header, and what fills up the last block. */
const ENTRY_BYTES = 2_048;

/**
 * Starts a container that waits for one job.
 * @throws ContainerFault (nothing ran)
 */
export async function startContainer(daemon: Daemon, owner: string, asked: ContainerShape): Promise<WaitingContainer> {
  const shape = boxed(asked);
  let container: Container | null = null;
  try {
    container = await within(ANSWER_MS, daemon.docker.createContainer(containerOptions(shape, owner, daemon)));
    const attached = await within(ANSWER_MS, greeted(container));
    return waiting(daemon, container, attached, shape);
  } catch (error) {
    if (container) await endContainer(container, false);
    const message = sentenceOf(error);
    throw new ContainerFault(`A container could not be started: ${message}`, { ran: false });
  }
}

/** Attaches, starts, and hears that the first process waits. */
async function greeted(container: Container): Promise<Attached> {
  let greet = (_version: number) => {};
  const greeting = new Promise<number>((resolve) => (greet = resolve));
  const attached = await attach(container, {
    data() {},
    control: (type, payload) => type === 'H' && greet(payload[0]!),
  });
  const ended = attached.ended.then((why) => {
    throw new Error(why || 'it ended at once');
  });
  try {
    await Promise.race([container.start(), ended]);
    const version = await Promise.race([greeting, ended]);
    if (version === VERSION) return attached;
    throw new Error(`its first process speaks version ${version} of the protocol, not ${VERSION}: prepare the engine again`);
  } catch (error) {
    attached.end();
    throw error;
  }
}

function waiting(daemon: Daemon, container: Container, attached: Attached, shape: ContainerShape): WaitingContainer {
  let alive = true;
  let used = false;
  let closing: Promise<void> | null = null;
  void attached.ended.then(() => (alive = false));

  function close(): Promise<void> {
    attached.end();
    return (closing ??= endContainer(container, true));
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
      const sentence = tooLarge(shape, daemon);
      if (sentence !== null) return notRun({ kind: 'refused', sentence });
      if (!alive) throw new ContainerFault('The container that waited for the program has ended. Run it again.', { ran: false });
      return runJob(place, job, sink, signal);
    },
    archive: () => readArchive(attached, shape.diskBytes + inodesOf(shape) * ENTRY_BYTES),
    close,
  };
}

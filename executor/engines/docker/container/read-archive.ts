import { within } from '../daemon/within.ts';
import type { Attached } from './attach.ts';
import { ContainerFault } from './container.ts';
import { frame, readTexts, type Texts } from './protocol.ts';

/** So many bytes may wait for whoever reads the archive; then the container waits. */
const QUEUED_MAX = 1 << 20;
/** An archive of which nothing more has come by then, ms, stands still. */
const STILL_MS = 60_000;

/**
 * The working folder after a job, as a tar.
 * @throws Error with a sentence where something in it cannot be read, or where it is larger than `max` bytes; ContainerFault
 */
export async function* readArchive(attached: Attached, max: number): AsyncGenerator<Uint8Array, void, undefined> {
  const queue: Uint8Array[] = [];
  let queued = 0;
  let total = 0;
  const seen: { report?: Texts; gone?: string } = {};
  let wake = () => {};
  attached.sink = {
    data(_type, bytes) {
      queue.push(bytes);
      queued += bytes.length;
      if (queued > QUEUED_MAX) attached.pause();
      wake();
    },
    control(type, payload) {
      if (type === 'Q') seen.report = readTexts(payload);
      wake();
    },
  };
  void attached.ended.then((why) => {
    seen.gone = why;
    wake();
  });
  void attached.send(frame('A'));
  try {
    for (;;) {
      for (let bytes = queue.shift(); bytes; bytes = queue.shift()) {
        queued -= bytes.length;
        total += bytes.length;
        if (total > max) throw new Error(`What the stage left in its folder is more than ${max} bytes as an archive. Let it leave less.`);
        yield bytes;
      }
      attached.resume();
      if (seen.report) return check(seen.report);
      if (seen.gone !== undefined)
        throw new ContainerFault(`The container ended while its files were read${seen.gone && `: ${seen.gone}`}.`, { ran: true });
      const more = new Promise<void>((resolve) => (wake = resolve));
      await within(STILL_MS, more).catch((error: Error) => {
        throw new ContainerFault(`The files of the stage could not be read: ${error.message}`, { ran: true });
      });
    }
  } finally {
    // Whoever stops reading half-way leaves a container that cannot be used for anything else.
    if (!seen.report) attached.end();
  }
}

function check(report: Texts): void {
  if (report.text('code') === '0') return;
  const said = shortened(report.text('said')?.trim() ?? '');
  throw new Error(`What the stage left in its folder cannot be read (${said}). Let it leave files and folders that it may read itself.`);
}

/** A path may be longer than anybody reads; what is wrong with it stands at the end. */
function shortened(said: string): string {
  return said.length > 400 ? `${said.slice(0, 200)}…${said.slice(-160)}` : said;
}

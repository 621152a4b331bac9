import type Docker from 'dockerode';
import type { Container } from 'dockerode';
import { within } from '../daemon/within.ts';

const ANSWER_MS = 15_000;

/** A container whose stream has ended goes by itself; to remove it by force costs the daemon twice as much. It has so long for it, ms. */
const BY_ITSELF_MS = 2_000;

/**
 * Resolves when a container is gone; kills it where it does not go by itself. What is left where the daemon is gone, or hangs, is reaped at
 * the next start.
 * @param ending its stream was ended, or it ended itself, so that it is on its way out
 */
export async function endContainer(container: Container, ending: boolean): Promise<void> {
  const gone = ending && (await within(BY_ITSELF_MS, leaves(container)).catch(() => false));
  if (!gone) await within(ANSWER_MS, removed(container)).catch(() => {});
}

/** Whether it is gone; false where the daemon cannot tell. */
async function leaves(container: Container): Promise<boolean> {
  try {
    await container.wait({ condition: 'removed' });
    return true;
  } catch (error) {
    return (error as { statusCode?: number }).statusCode === 404;
  }
}

async function removed(container: Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    // It was to be removed when it ends, and that is under way.
    if ((error as { statusCode?: number }).statusCode === 409) await container.wait({ condition: 'removed' });
  }
}

/** The daemon tells of an end a moment after it, ms. */
const TOLD_MS = 2_000;
/** Of two things that happened at once it may tell either first, ms. */
const AFTER_MS = 100;

/** Whether the kernel killed a process of a container that has ended for want of memory; also where it has been removed since. */
export async function wasOutOfMemory(docker: Docker, id: string): Promise<boolean> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), TOLD_MS);
  try {
    const filters = { container: [id], event: ['oom', 'die'] };
    const events = await docker.getEvents({ since: 1, filters, abortSignal: abort.signal });
    let text = '';
    for await (const chunk of events as AsyncIterable<Buffer>) {
      text += chunk.toString('utf8');
      if (text.includes('"Action":"oom"')) return true;
      if (!text.includes('"Action":"die"')) continue;
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), AFTER_MS);
    }
  } catch {
    // A daemon that does not answer, or has nothing more to tell, proves nothing.
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  return false;
}

import type Docker from 'dockerode';
import type { Container } from 'dockerode';

/** Kills and removes a container; resolves when it is gone, or the daemon is: what is left then is reaped at the next start. */
export async function endContainer(container: Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    // It was to be removed when it ends, and that is under way.
    if (statusOf(error) === 409) await container.wait({ condition: 'removed' }).catch(() => {});
  }
}

function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number }).statusCode;
}

/** The daemon tells of an end a moment after it. */
const TOLD_MS = 2_000;

/** Whether the kernel killed a process of a container that has ended for want of memory; also where it has been removed since. */
export async function wasOutOfMemory(docker: Docker, id: string): Promise<boolean> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TOLD_MS);
  try {
    const events = await docker.getEvents({
      since: 1,
      filters: { container: [id], event: ['oom', 'die'] },
      abortSignal: abort.signal,
    });
    let text = '';
    for await (const chunk of events as AsyncIterable<Buffer>) {
      text += chunk.toString('utf8');
      if (text.includes('"status":"oom"')) return true;
      if (text.includes('"status":"die"')) return false;
    }
  } catch {
    // A daemon that does not answer proves nothing.
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  return false;
}

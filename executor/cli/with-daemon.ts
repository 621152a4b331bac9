import { connectDaemon, type Daemon } from '../engines/docker/daemon/daemon.ts';
import { toRefusal } from '../engines/docker/no-engine.ts';
import type { Progress } from '../engines/docker/prepared.ts';
import { dataFolder } from '../store/data-folder.ts';
import { fault } from './connect.ts';
import { Fault } from './fault.ts';
import { onSignal } from './on-signal.ts';
import { progress, stepLine } from './terminal.ts';

interface Options {
  folder: string;
  progress: Progress;
  signal: AbortSignal;
}

/** Does something with the daemon itself, whether or not an executor runs; Ctrl-C ends it. */
export async function withDaemon(work: (daemon: Daemon, options: Options) => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const done = onSignal(() => stop.abort());
  const told = progress();
  try {
    await work(await connectDaemon(), { folder: dataFolder(), progress: (step) => told.say(stepLine(step)), signal: stop.signal });
  } catch (error) {
    throw stop.signal.aborted ? new Fault('Ended before it was done.') : fault(toRefusal(error));
  } finally {
    told.clear();
    done();
  }
}

import type { EngineStatus } from '../../contract/engine.ts';
import { type PackageSource, sourceName } from '../../contract/settings.ts';
import { connectDaemon, type Daemon, DaemonAbsent } from './daemon/daemon.ts';
import { findImages } from './images/find-images.ts';
import type { Preparation } from './preparation.ts';

/** Looks at what is there without making anything. */
export async function engineStatus({
  preparation,
  source,
  waiting,
}: {
  preparation: Preparation;
  source: PackageSource;
  waiting: number;
}): Promise<EngineStatus> {
  const always = { source: { name: sourceName(source), identity: null }, waiting };
  let found: Daemon;
  try {
    found = await connectDaemon();
  } catch (error) {
    if (!(error instanceof DaemonAbsent)) throw error;
    return { ...always, state: 'absent', sentence: error.message, daemon: null, images: null };
  }
  const { docker: _, ...daemon } = found;
  const images = await findImages(found);
  if (images) return { ...always, state: 'ready', sentence: 'The docker engine is ready.', daemon, images };
  const making = preparation.underWay();
  const sentence = making
    ? 'The docker engine is being made ready.'
    : 'Docker is there; the base image is made at the first run, or by: treeline engine prepare';
  return { ...always, state: making ? 'preparing' : 'unprepared', sentence, daemon, images };
}

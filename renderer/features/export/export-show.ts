import { coneTree } from '../../../simulator/tree/cone-tree.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { notify } from '../../ui/notices.tsx';
import { fileOf } from '../files/workspace.ts';
import { useRun } from '../stages/run-store.ts';
import { asTask } from '../tasks/task-store.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { useLook } from '../tree/look-store.ts';
import { useTree } from '../trees/tree-store.ts';
import { useExport } from './export-store.ts';
import { SIZES, type Format, type Moment } from './formats.ts';
import { handOver } from './hand-over.ts';
import { makeInWorker } from './in-worker.ts';

/** Whether there is a whole show to be exported. */
export function hasShow(): boolean {
  const { recording, shown } = usePlayback.getState();
  return recording !== null && recording.times.length > 0 && !shown?.growing;
}

/** What is exported now, as formats ask for it. */
export function momentOf(): Moment {
  const { recording, frame } = usePlayback.getState();
  const { size, framesPerSecond } = useExport.getState();
  return { size: SIZES[size], framesPerSecond, view: useLook.getState().camera, frame, leds: recording?.leds ?? 0 };
}

/** Makes a file of the show that is played, and hands it over. */
export async function exportShow(format: Format): Promise<void> {
  const { recording } = usePlayback.getState();
  if (!recording || !hasShow()) return;
  const current = useTree.getState().tree;
  const tree = current.leds === recording.leds ? current : coneTree(recording.leds);
  const { sides, air, wiring, losses } = useLook.getState();
  const look = { sides, air, wiring, losses, lighting: current.lighting };
  const moment = momentOf();
  const name = `${showName()}${format.ending(moment)}`;
  const order = {
    recording,
    tree: { name: tree.name, leds: tree.leds, positions: tree.positions },
    look,
    wanted: format.wanted(moment),
  };
  try {
    const file = await asTask(`Exporting ${name}`, (onProgress, signal) => makeInWorker(order, onProgress, signal));
    if (!file) return;
    handOver(name, file);
    notify('done', `${name} is made`, bytesLabel(file.size));
  } catch (error) {
    notify('problem', `${name} could not be made`, error instanceof Error ? error.message : String(error));
  }
}

/** What a show is called in the names of its files: as its program is, or the file that it came from. */
function showName(): string {
  const { shown } = usePlayback.getState();
  const path = fileOf(shown?.file ?? null)?.path ?? shown?.name ?? (shown?.origin === 'run' ? useRun.getState().run?.entry : undefined);
  const name = path?.split('/').at(-1) ?? '';
  return name.replace(/\.\w+$/, '') || 'lights';
}

import type { Recording } from '../../../simulator/recording/recording.ts';
import { usePreview } from '../preview/use-preview.ts';
import { asTask } from '../tasks/task-store.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import type { Report } from './import-worker.ts';

/**
 * Reads a show from a file, away from the page's thread, and plays it instead of the program's lights.
 *
 * @throws Error with a sentence that says where the file is wrong
 */
export async function importRecording(file: File): Promise<void> {
  const recording = await asTask(`Reading ${file.name}`, (onProgress, signal) =>
    readInWorker(file, (bytes) => onProgress(bytes / file.size), signal),
  );
  if (!recording) return;
  usePreview.getState().giveWay();
  const { show, seek, play } = usePlayback.getState();
  show(recording, { origin: 'import', file: null, name: file.name, microsPerLed: null });
  seek(0);
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) play();
}

function readInWorker(file: File, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Recording> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Recording>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || `The browser ended it. ${file.name} may need more memory than there is.`)),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if (data.kind === 'progress') onBytes(data.bytes);
      else if (data.kind === 'read') resolve(data.recording);
      else reject(new Error(data.foreseen ? data.sentence : `It cannot be read (${data.sentence}).`));
    });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

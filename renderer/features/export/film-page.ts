import { decodeRecording } from '../../../simulator/recording/recording-file.ts';
import { PLAIN_LOOK } from '../../../simulator/scene/look.ts';
import { makeInWorker } from './in-worker.ts';
import type { Order } from './order.ts';

/** Reports of progress are this far apart at least, ms. */
const REPORT_EVERY = 200;

/**
 * The page that the command line opens in a Chromium without a window: what is wanted comes from its server, `order.json` beside the
 * recording file `recording`, and what was made goes there as `made`, or the sentence that says why not as `failed`.
 */
try {
  const order = (await (await fetch('order.json')).json()) as {
    wanted: Order['wanted'];
    tree: { name: string; positions: number[] };
  };
  const recording = decodeRecording(new Uint8Array(await (await fetch('recording')).arrayBuffer()));
  const tree = { name: order.tree.name, leds: recording.leds, positions: Float32Array.from(order.tree.positions) };
  let told = 0;
  const onProgress = (done: number): void => {
    if (performance.now() - told < REPORT_EVERY) return;
    told = performance.now();
    void tell('progress', String(done));
  };
  await tell(
    'made',
    await makeInWorker({ wanted: order.wanted, recording, tree, look: PLAIN_LOOK }, onProgress, new AbortController().signal),
  );
} catch (error) {
  await tell('failed', error instanceof Error ? error.message : String(error));
}

async function tell(what: 'progress' | 'made' | 'failed', body: string | Blob): Promise<void> {
  await fetch(what, { method: 'POST', body });
}

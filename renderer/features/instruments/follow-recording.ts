import type { Recording } from '../../../simulator/recording/recording.ts';
import { RULES } from '../../../simulator/rules/rules.ts';
import { coneTree } from '../../../simulator/tree/cone-tree.ts';
import type { Tree } from '../../../simulator/tree/tree.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { firstLight } from '../tree/first-light.ts';
import { useTree } from '../trees/tree-store.ts';
import { NOTHING, useInstruments } from './instruments-store.ts';
import type { Answer, Order } from './worker-message.ts';

/** Bytes of states handed over before the page gets to breathe. */
const AT_ONCE = 2 << 20;
/** A tree's figures change many times a second under a slider, and a run while one types: it is measured after this quiet, in ms. */
const QUIET = 60;
/** A run that grows, in Docker, is measured again after this, in ms. */
const GROWN = 2_000;

/** Measures what is shown, on the tree that is looked at, and again when either changes; from the first light on. Returns how to stop. */
export function followRecording(): () => void {
  let left = false;
  let stop = (): void => {};
  void firstLight.then(() => {
    if (!left) stop = follow();
  });
  return () => {
    left = true;
    stop();
  };
}

function follow(): () => void {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'instruments' });
  const send = (order: Order, transfer: Transferable[] = []): void => worker.postMessage(order, transfer);
  let held: Recording | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let grownAt = -Infinity;
  let of: { recording: Recording; file: string | null } | null = null;

  const handOver = (recording: Recording, then: () => void): void => {
    const { states, ...rest } = recording;
    send({ kind: 'recording', recording: rest, bytes: states.length });
    const next = (at: number): void => {
      const part = states.slice(at, at + AT_ONCE);
      send({ kind: 'states', at, states: part }, [part.buffer]);
      if (at + AT_ONCE < states.length) timer = setTimeout(next, 0, at + AT_ONCE);
      else then();
    };
    next(0);
  };

  const measure = (): void => {
    const { recorded, shown, timing } = usePlayback.getState();
    if (!recorded || !shown) return;
    const { tree, file } = useTree.getState();
    const ask = (): void => {
      held = recorded;
      of = { recording: recorded, file: shown.file };
      asked += 1;
      send({
        kind: 'measure',
        id: asked,
        options: {
          tree: instrumentTree(tree, recorded.leds),
          recordedMicrosPerLed: shown.microsPerLed,
          showMs: RULES[file.rules].showMs,
          unfinished: shown.unfinished || shown.growing,
          asTheTree: timing === 'tree',
        },
      });
    };
    if (held === recorded) return ask();
    held = null;
    handOver(recorded, ask);
  };

  const again = (): void => {
    const { recorded, shown } = usePlayback.getState();
    const grows = shown?.growing && shown.origin === 'run';
    if (grows && performance.now() - grownAt < GROWN) return;
    clearTimeout(timer);
    // What was asked of something else is of no more use.
    asked += 1;
    if (!recorded) return useInstruments.setState(NOTHING);
    grownAt = grows ? performance.now() : -Infinity;
    if (grows) measure();
    else if (!shown?.growing) timer = setTimeout(measure, QUIET);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.id === asked && of) useInstruments.setState({ readings: data.readings, notices: data.readings.notices, ...of });
  });
  again();
  const stops = [
    usePlayback.subscribe((now, was) => {
      if (now.recorded !== was.recorded || now.shown !== was.shown || now.timing !== was.timing) again();
    }),
    useTree.subscribe(again),
  ];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    worker.terminate();
  };
}

/** Lights of another count hang on another tree, as they are drawn; all else of it is this one's. */
function instrumentTree({ positions, lighting, microsPerLed, amperes, leds: own }: Tree, leds: number) {
  if (own === leds) return { positions, lighting, microsPerLed, amperes };
  return { positions: coneTree(leds).positions, lighting: { ...lighting, dead: [] }, microsPerLed, amperes };
}

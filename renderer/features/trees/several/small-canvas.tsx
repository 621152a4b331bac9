import { useEffect, useRef } from 'react';
import { BYTES_PER_LED } from '../../../../simulator/led/led-state.ts';
import { createColourPath } from '../../../../simulator/led/path/colour-path.ts';
import { frameAt, frameStates } from '../../../../simulator/recording/frame-index.ts';
import type { View } from '../../../../simulator/recording/picture/projection.ts';
import type { Recording } from '../../../../simulator/recording/recording.ts';
import { createCanvasScene } from '../../../../simulator/scene/canvas-scene.ts';
import type { Tree } from '../../../../simulator/tree/tree.ts';
import { usePlayback } from '../../timeline/playback-store.ts';
import styles from './small-tree.module.css';

/** A small tree as it will shine, at the moment that the timeline stands at; past its end it stays as it ended. */
export function SmallCanvas({ tree, recording, label }: { tree: Tree; recording: Recording | null; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useRef<View | undefined>(undefined);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // Other lights are seen from where the ones before were.
    const scene = createCanvasScene(element, tree, { view: seen.current, onView: (view) => (seen.current = view) });
    const stop = follow(tree, recording, (states) => scene.show(states));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) scene.resize(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop();
      scene.dispose();
    };
  }, [tree, recording]);
  return <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />;
}

/** Shows the frame of now, and every other when its moment comes. Returns how to stop. */
function follow({ leds, lighting }: Tree, recording: Recording | null, show: (states: Uint8Array | null) => void): () => void {
  if (recording === null || recording.leds !== leds) {
    show(null);
    return () => {};
  }
  const path = createColourPath(lighting);
  const shown = new Uint8Array(leds * BYTES_PER_LED);
  let at = Number.NaN;
  const put = ({ time }: { time: number }): void => {
    const frame = frameAt(recording, Math.min(time, recording.durationMs));
    if (frame === at) return;
    at = frame;
    const states = frameStates(recording, frame);
    if (states) path.restate(states, leds, shown);
    show(states && shown);
  };
  put(usePlayback.getState());
  return usePlayback.subscribe(put);
}

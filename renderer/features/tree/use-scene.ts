import { useLayoutEffect, useState, type RefObject } from 'react';
import { frameStates } from '../../../simulator/recording/frame-index.ts';
import type { Scene } from '../../../simulator/scene/scene.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import { usePlayback, type Playback } from '../timeline/playback-store.ts';
import { lightsHandedOver, noLightToWaitFor } from './first-light.ts';
import { seenThrough } from './seen-from.ts';
import { useSelection } from './selection-store.ts';

/** three.js, which comes while the page's own code is run. */
export const sceneCode = import('../../../simulator/scene/scene.ts');

/** A scene on a canvas, fed by the playback past React. Null until its code is there. */
export function useScene(canvas: RefObject<HTMLCanvasElement | null>, tree: TreeModel): { scene: Scene | null; error: string | null } {
  const [state, setState] = useState<{ scene: Scene | null; error: string | null }>({ scene: null, error: null });
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let stop: (() => void) | undefined;
    let gone = false;
    sceneCode
      .then(({ createScene }) => {
        if (gone) return;
        const scene = createScene(element, tree, { onPick: (led) => useSelection.getState().select(led) });
        seenThrough(scene);
        stop = feed(scene, element);
        setState({ scene, error: null });
      })
      .catch((error: unknown) => {
        noLightToWaitFor();
        setState({ scene: null, error: error instanceof Error ? error.message : 'Nothing more is known.' });
      });
    return () => {
      gone = true;
      stop?.();
      setState({ scene: null, error: null });
    };
  }, [canvas, tree]);
  return state;
}

function feed(scene: Scene, canvas: HTMLCanvasElement): () => void {
  let shown: { recording: unknown; frame: number } = { recording: undefined, frame: -2 };
  let lit = false;
  const show = ({ recording, frame }: Playback): void => {
    if (recording === shown.recording && frame === shown.frame) return;
    shown = { recording, frame };
    // What was asked about those lights went with them.
    if (!recording) useSelection.getState().select(null);
    // A recording of another tree waits for that tree's scene.
    const states = recording && recording.leds === scene.leds ? frameStates(recording, frame) : null;
    scene.show(states);
    if (states && !lit) lightsHandedOver();
    lit ||= states !== null;
  };
  const select = ({ led }: { led: number | null }): void => scene.select(led !== null && led < scene.leds ? led : null);
  show(usePlayback.getState());
  select(useSelection.getState());
  const stops = [usePlayback.subscribe(show), useSelection.subscribe(select)];
  const observer = new ResizeObserver(([entry]) => {
    if (entry) scene.resize(entry.contentRect.width, entry.contentRect.height);
  });
  observer.observe(canvas);
  return () => {
    observer.disconnect();
    for (const stop of stops) stop();
    scene.dispose();
  };
}

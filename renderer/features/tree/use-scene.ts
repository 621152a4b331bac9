import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { frameStates } from '../../../simulator/recording/frame-index.ts';
import type { Look } from '../../../simulator/scene/look.ts';
import type { Scene } from '../../../simulator/scene/scene.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import { usePlayback, type Playback } from '../timeline/playback-store.ts';
import { lightsHandedOver, noLightToWaitFor } from './first-light.ts';
import { useLook } from './look-store.ts';
import { useStanding } from './scene-store.ts';
import { useSelection } from './selection-store.ts';

/** three.js, which comes while the page's own code is run. */
export const sceneCode = import('../../../simulator/scene/scene.ts');

/** A machine that does not give back what it took in so many ms has to do without. */
const GIVEN_BACK_MS = 6_000;

export interface SceneState {
  scene: Scene | null;
  error: string | null;
  /** the machine took what the tree is painted with, and has not given it back yet */
  lost: boolean;
}

export interface SceneWishes {
  canvas: RefObject<HTMLCanvasElement | null>;
  tree: TreeModel;
  look: Look;
  plain: boolean;
  /** Called where WebGL is gone for good: a canvas keeps the kind of context it got, so the next one is to be another. */
  onGone(): void;
}

/** A scene on a canvas, fed by the playback past React. Null until its code is there. */
export function useScene({ canvas, tree, look, plain, onGone }: SceneWishes): SceneState {
  const [state, setState] = useState<SceneState>({ scene: null, error: null, lost: false });
  const { scene, lost } = state;

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let stop: (() => void) | undefined;
    let left = false;
    sceneCode
      .then(({ createScene }) => {
        if (left) return;
        const made = createScene(element, tree, {
          look,
          plain,
          view: useLook.getState().camera,
          onPick: (led) => useSelection.getState().select(led),
          onView: (camera) => useLook.setState({ camera }),
          onTurned: () => useLook.setState({ follow: false }),
          onLost: (is) => setState((s) => ({ ...s, lost: is })),
        });
        stop = feed(made, element);
        useStanding.setState({ scene: made });
        setState({ scene: made, error: null, lost: false });
      })
      .catch((error: unknown) => {
        if (error instanceof Error && error.name === 'ContextLost') return onGone();
        noLightToWaitFor();
        setState({ scene: null, error: error instanceof Error ? error.message : 'Nothing more is known.', lost: false });
      });
    return () => {
      left = true;
      stop?.();
      useStanding.setState({ scene: null });
      setState({ scene: null, error: null, lost: false });
    };
    // What the tree and its look become, the standing scene is told.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [canvas, plain, onGone]);

  useLayoutEffect(() => scene?.look(look), [scene, look]);
  useLayoutEffect(() => {
    if (!scene) return;
    scene.plant(tree);
    show(scene, usePlayback.getState());
  }, [scene, tree]);
  useEffect(() => {
    if (!lost) return;
    const patience = setTimeout(onGone, GIVEN_BACK_MS);
    return () => clearTimeout(patience);
  }, [lost, onGone]);
  return state;
}

/** Hands a frame to the scene, unless it is of another tree, whose lights are about to be planted. Returns whether any shine. */
function show(scene: Scene, { recording, frame }: Playback): boolean {
  if (recording && recording.leds !== scene.leds) return false;
  const states = recording && frameStates(recording, frame);
  scene.show(states);
  return states !== null;
}

function feed(scene: Scene, canvas: HTMLCanvasElement): () => void {
  let shown: { recording: unknown; frame: number } = { recording: undefined, frame: -2 };
  let lit = false;
  const follow = (playback: Playback): void => {
    const { recording, frame } = playback;
    if (recording === shown.recording && frame === shown.frame) return;
    shown = { recording, frame };
    // What was asked about those lights went with them.
    if (!recording) useSelection.getState().select(null);
    const shines = show(scene, playback);
    if (shines && !lit) lightsHandedOver();
    lit ||= shines;
  };
  const select = ({ led }: { led: number | null }): void => scene.select(led !== null && led < scene.leds ? led : null);
  follow(usePlayback.getState());
  select(useSelection.getState());
  const stops = [usePlayback.subscribe(follow), useSelection.subscribe(select)];
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

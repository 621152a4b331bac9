import { useEffect, useRef, useState } from 'react';
import type { Recording } from '../../../simulator/recording/recording.ts';
import { paintStrip, type Section } from '../../../simulator/recording/strip.ts';
import { usePlayback } from './playback-store.ts';
import { seenNow, useView } from './view-store.ts';
import { shareOf } from './view.ts';
import styles from './raster.module.css';

/** ms of painting before the page gets to breathe. */
const AT_ONCE_MS = 5;
/** Columns between two looks at the clock. */
const COLUMNS = 4;
/** Finer than this, in rows, is not seen. */
const MOST_ROWS = 160;
/** ms between two looks at a run that grows */
const GROWN = 1_000;

/** The lights of what is seen, or of the whole recording: time across, LEDs from the foot to the tip. Painted in pauses. */
export function Strip({ whole = false }: { whole?: boolean }) {
  // Another program begins on an empty one.
  return <Painted key={usePlayback((s) => `${s.shown?.origin === 'run'} ${s.shown?.file}`)} whole={whole} />;
}

function Painted({ whole }: { whole: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  /** what the canvas shows: it stays, stretched to where it belongs, until the new one is whole */
  const painted = useRef<Section>({ from: 0, to: 0 });
  const recording = useStripped();

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let stop = (): void => {};
    const now = (): Section => (whole ? { from: 0, to: useView.getState().durationMs } : seenNow());
    const place = (): void => {
      const { from, to } = painted.current;
      const section = now();
      element.style.left = `${shareOf(from, section) * 100}%`;
      element.style.width = `${(shareOf(to, section) - shareOf(from, section)) * 100}%`;
    };
    const repaint = (): void => {
      stop();
      place();
      const section = now();
      const parent = element.parentElement;
      if (!recording || !parent || parent.clientWidth === 0) return;
      stop = paint(recording, section, sizeIn(parent, recording.leds), (image) => {
        element.width = image.width;
        element.height = image.height;
        element.getContext('2d')?.putImageData(image, 0, 0);
        painted.current = section;
        place();
      });
    };
    const observer = new ResizeObserver(repaint);
    if (element.parentElement) observer.observe(element.parentElement);
    const unsubscribe = useView.subscribe((is, was) => {
      if (is.view !== was.view || is.durationMs !== was.durationMs) repaint();
    });
    return () => {
      observer.disconnect();
      unsubscribe();
      stop();
    };
  }, [recording, whole]);

  return <canvas ref={canvas} className={styles.canvas} aria-hidden />;
}

/** The recording to paint: of a bake the whole, which is there in a moment; of a run in Docker, which takes its time, what there is now and then. */
function useStripped(): Recording | null {
  const whole = usePlayback((s) => (s.shown?.growing ? null : s.recording));
  const runs = usePlayback((s) => s.shown?.growing === true && s.shown.origin === 'run');
  const [grown, setGrown] = useState<Recording | null>(null);
  useEffect(() => {
    if (!runs) return;
    const look = (): void => setGrown(usePlayback.getState().recording);
    const timer = setInterval(look, GROWN);
    return () => {
      clearInterval(timer);
      setGrown(null);
    };
  }, [runs]);
  return whole ?? grown;
}

function sizeIn(element: HTMLElement, leds: number) {
  const scale = Math.min(2, devicePixelRatio);
  return {
    width: Math.max(1, Math.round(element.clientWidth * scale)),
    height: Math.max(1, Math.min(MOST_ROWS, leds, Math.round(element.clientHeight * scale))),
  };
}

/** Returns how to stop. */
function paint(
  recording: Recording,
  section: Section,
  size: { width: number; height: number },
  done: (image: ImageData) => void,
): () => void {
  const image = new ImageData(size.width, size.height);
  let column = 0;
  let timer: ReturnType<typeof setTimeout>;
  const next = (): void => {
    const until = performance.now() + AT_ONCE_MS;
    while (column < size.width && performance.now() < until) {
      paintStrip(recording, image.data, size, section, column, Math.min(size.width, column + COLUMNS));
      column += COLUMNS;
    }
    if (column < size.width) timer = setTimeout(next);
    else done(image);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}

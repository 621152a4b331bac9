import { useEffect, useRef } from 'react';
import type { Recording } from '../../../simulator/recording/recording.ts';
import { paintStrip } from '../../../simulator/recording/strip.ts';
import { usePlayback } from './playback-store.ts';
import styles from './strip.module.css';

/** Columns painted before the page gets to breathe. */
const AT_ONCE = 48;
/** Finer than this, in rows, is not seen. */
const ROWS = 96;

/** The whole recording at a glance: time across, LEDs from the foot to the tip. Painted once for each recording, in pauses. */
export function Strip() {
  // Another program begins on an empty one.
  return <Painted key={usePlayback((s) => `${s.shown?.origin === 'run'} ${s.shown?.file}`)} />;
}

function Painted() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const recording = usePlayback((s) => (s.shown?.growing ? null : s.recording));

  useEffect(() => {
    const element = canvas.current;
    if (!element || !recording) return;
    let stop = paint(element, recording);
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      stop();
      stop = paint(element, recording);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [recording]);

  return <canvas ref={canvas} className={styles.canvas} aria-hidden />;
}

/** What was painted of this program before stays until the new strip is whole. Returns how to stop. */
function paint(canvas: HTMLCanvasElement, recording: Recording): () => void {
  const width = Math.max(1, Math.round(canvas.clientWidth * Math.min(2, devicePixelRatio)));
  const height = Math.min(ROWS, Math.max(1, recording.leds));
  const image = new ImageData(width, height);
  let column = 0;
  let timer: ReturnType<typeof setTimeout>;
  const next = (): void => {
    const until = Math.min(width, column + AT_ONCE);
    paintStrip(recording, image.data, { width, height }, undefined, column, until);
    column = until;
    if (column < width) {
      timer = setTimeout(next);
      return;
    }
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.putImageData(image, 0, 0);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}

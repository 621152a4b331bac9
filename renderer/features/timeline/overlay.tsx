import { useEffect, useRef } from 'react';
import { frameAt } from '../../../simulator/recording/frame-index.ts';
import { momentOf, usePointed, type Pointed } from './axis.ts';
import { usePlayback } from './playback-store.ts';
import { clock } from './times.ts';
import { seenNow, useView } from './view-store.ts';
import { seen, shareOf } from './view.ts';
import styles from './overlay.module.css';

/** What lies over all tracks: the playhead, the section's outside, and what is pointed at. */
export function Overlay() {
  const area = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const pointer = useRef<HTMLDivElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const section = usePlayback((s) => (s.loop ? s.section : null));
  const { view, durationMs } = useView();
  const here = seen(view, durationMs);

  useEffect(() => {
    // Sixty times a second: past React.
    const place = (): void => {
      if (head.current) put(head.current, usePlayback.getState().time);
    };
    const point = ({ at }: { at: Pointed | null }): void => {
      if (!pointer.current || !said.current || !area.current) return;
      pointer.current.hidden = said.current.hidden = at === null;
      if (!at) return;
      pointer.current.style.left = `${at.share * 100}%`;
      said.current.textContent = wordsOf(at);
      const [width, own] = [area.current.clientWidth, said.current.offsetWidth];
      said.current.style.left = `${Math.min(Math.max(0, at.share * width - own / 2), width - own)}px`;
    };
    place();
    point(usePointed.getState());
    const moved = (): void => {
      place();
      point(usePointed.getState());
    };
    const stops = [usePlayback.subscribe(place), useView.subscribe(moved), usePointed.subscribe(point)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);

  return (
    <div className={styles.overlay} data-zoomed={view ? '' : undefined} aria-hidden>
      <div ref={area} className={styles.area}>
        {section && (
          <>
            <div className={styles.outside} style={{ left: 0, width: `${Math.max(0, shareOf(section.from, here)) * 100}%` }} />
            <div className={styles.outside} style={{ right: 0, width: `${Math.max(0, 1 - shareOf(section.to, here)) * 100}%` }} />
          </>
        )}
        <div ref={pointer} className={styles.pointer} hidden />
        <div ref={head} className={styles.head} />
        <div ref={said} className={styles.said} hidden />
      </div>
    </div>
  );
}

function put(element: HTMLElement, ms: number): void {
  const share = shareOf(ms, seenNow());
  element.style.visibility = share < 0 || share > 1 ? 'hidden' : 'visible';
  // By whole pixels, not laid out: a picture of the screen in which it stands still is made of the tree alone.
  element.style.transform = `translateX(round(${share * 100}cqw, 1px))`;
}

function wordsOf({ share, led }: Pointed): string {
  const ms = momentOf(share);
  const { recording } = usePlayback.getState();
  const frame = recording ? frameAt(recording, ms) : -1;
  const line = recording?.lines[frame] ?? 0;
  return [
    clock(ms),
    frame < 0 ? 'before the first frame' : `frame ${(frame + 1).toLocaleString('en')}`,
    ...(line > 0 ? [`line ${line}`] : []),
    ...(led === null ? [] : [`LED ${led}`]),
  ].join(' · ');
}

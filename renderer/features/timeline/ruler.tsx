import { X } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import type { Section } from '../../../simulator/recording/strip.ts';
import { Tip } from '../../ui/tip.tsx';
import { momentOf, msAt, pointOut, shareAt, usePointed } from './axis.ts';
import { usePlayback } from './playback-store.ts';
import { ticksOf } from './ticks.ts';
import { Track } from './track.tsx';
import { useView } from './view-store.ts';
import { seen, shareOf } from './view.ts';
import styles from './ruler.module.css';

/** A pointer that moved less than this, in pixels, has clicked. */
const CLICK = 4;
/** So near to an end of the section, in pixels, the pointer takes it. */
const NEAR = 5;
const MOST_LABELS = 9;
/** Beyond this share there is no room for a label. */
const LAST_LABEL = 0.92;

/** The time: a click goes there, a drag loops a section. */
export function Ruler() {
  const { view, durationMs } = useView();
  const section = usePlayback((s) => s.section);
  /** the section being drawn: where it began, and where the pointer was pressed */
  const drag = useRef<{ anchor: number; x: number } | null>(null);
  const [drawn, setDrawn] = useState<Section | null>(null);
  const here = seen(view, durationMs);
  const marked = drawn ?? section;

  const press = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const xOf = (ms: number): number => left + shareOf(ms, here) * width;
    const isNear = (ms: number): boolean => Math.abs(xOf(ms) - event.clientX) <= NEAR;
    const other = section && (isNear(section.to) ? section.from : isNear(section.from) ? section.to : null);
    // An end that is taken is dragged at once.
    drag.current =
      other === null
        ? { anchor: msAt(event.currentTarget, event.clientX), x: event.clientX }
        : { anchor: other, x: Number.NEGATIVE_INFINITY };
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    const share = shareAt(event.currentTarget, event.clientX);
    const ms = momentOf(share);
    usePointed.setState({ at: { share, led: null } });
    if (drag.current && Math.abs(event.clientX - drag.current.x) >= CLICK) {
      drag.current.x = Number.NEGATIVE_INFINITY;
      setDrawn({ from: Math.min(drag.current.anchor, ms), to: Math.max(drag.current.anchor, ms) });
    }
  };
  const release = (event: PointerEvent<HTMLElement>): void => {
    const { seek, setSection } = usePlayback.getState();
    if (drawn) {
      setSection(drawn);
      const { time } = usePlayback.getState();
      if (time < drawn.from || time >= drawn.to) seek(drawn.from);
    } else if (drag.current) seek(msAt(event.currentTarget, event.clientX));
    drag.current = null;
    setDrawn(null);
  };

  return (
    <Track className={styles.ruler} head={section && <ClearSection />}>
      <div
        className={styles.area}
        data-testid="ruler"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={() => {
          drag.current = null;
          setDrawn(null);
        }}
        onPointerLeave={pointOut}
      >
        {marked && (
          <div
            className={styles.section}
            style={{ left: `${shareOf(marked.from, here) * 100}%`, right: `${(1 - shareOf(marked.to, here)) * 100}%` }}
          />
        )}
        {ticksOf(here, MOST_LABELS).map(({ ms, label }) => (
          <span
            key={ms}
            className={styles.tick}
            data-named={label === null ? undefined : ''}
            style={{ left: `${shareOf(ms, here) * 100}%` }}
          />
        ))}
        {ticksOf(here, MOST_LABELS).map(
          ({ ms, label }) =>
            label !== null &&
            shareOf(ms, here) < LAST_LABEL && (
              <span key={ms} className={styles.label} style={{ left: `${shareOf(ms, here) * 100}%` }}>
                {label}
              </span>
            ),
        )}
      </div>
    </Track>
  );
}

function ClearSection() {
  return (
    <Tip text="Loop the whole show again" keys="X" side="top">
      <button type="button" className={styles.clear} onClick={() => usePlayback.getState().setSection(null)}>
        loop <X size={10} aria-hidden />
        <span className="visually-hidden">of a section: clear it</span>
      </button>
    </Tip>
  );
}

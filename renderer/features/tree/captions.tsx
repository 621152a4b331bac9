import { useEffect, useState, type RefObject } from 'react';
import type { Lost } from '../../../simulator/scene/coats.ts';
import { panesOf } from '../../../simulator/scene/panes.ts';
import type { Scene } from '../../../simulator/scene/scene.ts';
import { useLook } from './look-store.ts';
import styles from './captions.module.css';

/** Losses flicker with the lights: they are told so often, in ms, that they can be read. */
const TOLD_MS = 300;

/** What each picture of the tree is, and what the tree loses, with the signs that mark it. */
export function Captions({ scene, canvas }: { scene: Scene; canvas: RefObject<HTMLCanvasElement | null> }) {
  const sides = useLook((s) => s.sides);
  const losses = useLook((s) => s.losses);
  const { width, height } = useSizeOf(canvas);
  const lost = useLost(scene, sides !== 'ideal' && losses);
  if (sides === 'ideal' || width === 0) return null;
  const panes = panesOf(sides, width, height);
  return (
    <div className={styles.captions}>
      {panes.map(({ coat, left, top, width: wide, height: high }) => (
        <div
          key={coat}
          className={styles.pane}
          data-dial={left === 0 && top + high === height}
          style={{ left, top, width: wide, height: high }}
        >
          <p className={styles.caption}>
            <b>{coat === 'ideal' ? 'Ideal' : 'As the tree shows it'}</b>
            {coat === 'shown' && lost && <Losses lost={lost} />}
          </p>
        </div>
      ))}
    </div>
  );
}

function Losses({ lost: { hue, light } }: { lost: Lost }) {
  return (
    <>
      {hue > 0 && (
        <span className={styles.loss} data-loss="hue">
          <Sign d="M 2.5 -4.33 A 5 5 0 0 1 2.5 4.33 M -2.5 -4.33 A 5 5 0 0 0 -2.5 4.33" />
          {hue} in another hue
        </span>
      )}
      {light > 0 && (
        <span className={styles.loss} data-loss="light">
          <Sign d="M 5 0 A 5 5 0 1 1 5 -0.01" />
          {light} stay dark
        </span>
      )}
      {hue + light === 0 && <span className={styles.loss}>nothing is lost</span>}
    </>
  );
}

function Sign({ d }: { d: string }) {
  return (
    <svg viewBox="-7 -7 14 14" width="12" height="12" aria-hidden>
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

function useLost(scene: Scene, wanted: boolean): Lost | null {
  const [lost, setLost] = useState<Lost | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const tell = (): void =>
      setLost((last) => {
        const next = scene.lost();
        return last && last.hue === next.hue && last.light === next.light ? last : next;
      });
    tell();
    const timer = setInterval(tell, TOLD_MS);
    return () => clearInterval(timer);
  }, [scene, wanted]);
  return wanted ? lost : null;
}

function useSizeOf(canvas: RefObject<HTMLCanvasElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!canvas.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [canvas]);
  return size;
}

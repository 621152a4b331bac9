import type { ReactNode } from 'react';
import { scrubbing } from './axis.ts';
import { useCanvas, type Brush } from './use-canvas.ts';
import styles from './lane-canvas.module.css';

export interface LaneCanvasProps {
  /** another function draws it again */
  draw(brush: Brush): void;
  label: string;
  /** what lies over it */
  children?: ReactNode;
}

/** What a lane draws over the time, which is scrubbed there. */
export function LaneCanvas({ draw, label, children }: LaneCanvasProps) {
  return (
    <div className={styles.area} {...scrubbing}>
      <canvas ref={useCanvas(draw)} className={styles.canvas} role="img" aria-label={label} />
      {children}
    </div>
  );
}

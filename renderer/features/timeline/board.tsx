import { useEffect, useRef } from 'react';
import { Lanes } from '../instruments/lanes.tsx';
import { listenToWheel } from './listen-to-wheel.ts';
import { MarkerRow } from './marker-row.tsx';
import { Overlay } from './overlay.tsx';
import { Overview } from './overview.tsx';
import { Raster } from './raster.tsx';
import { Ruler } from './ruler.tsx';
import styles from './board.module.css';

/** The tracks over one axis of time. */
export function Board() {
  const board = useRef<HTMLDivElement>(null);
  useEffect(() => (board.current ? listenToWheel(board.current) : undefined), []);

  return (
    <div ref={board} id="timeline-board" className={styles.board}>
      <Overview />
      <Ruler />
      <MarkerRow />
      <Raster />
      <Lanes />
      <Overlay />
    </div>
  );
}

import { type RefObject, useEffect } from 'react';
import type { PanelImperativeHandle } from 'react-resizable-panels';
import { useRun } from '../stages/run-store.ts';

/** So high the output is made, px, where it is lower: a dozen lines. */
const HEIGHT = 400;

/** Makes room for a terminal when one is shown; whoever makes it smaller again has it so. */
export function useRoomForTerminal(panel: RefObject<PanelImperativeHandle | null>): void {
  const id = useRun((s) => (s.run?.event?.terminal ? s.run.id : null));
  useEffect(() => {
    if (id !== null && panel.current && panel.current.getSize().inPixels < HEIGHT) panel.current.resize(HEIGHT);
  }, [id, panel]);
}

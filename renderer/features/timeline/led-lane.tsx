import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { shown } from '../../../simulator/led/colour.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useSelection } from '../tree/selection-store.ts';
import { drawLedValues } from './draw-led-values.ts';
import { useGlance } from './glance.ts';
import { LaneCanvas } from './lane-canvas.tsx';
import { changeAt, ledValues, type LedValues } from './led-values.ts';
import { usePlayback } from './playback-store.ts';
import { Track } from './track.tsx';
import type { Brush } from './use-canvas.ts';
import { useView } from './view-store.ts';
import { seen } from './view.ts';
import styles from './led-lane.module.css';

/** The LED that is looked at: its red, green, blue and brightness through the time, from change to change. */
export function LedLane({ led, recording }: { led: number; recording: Recording }) {
  const values = useMemo(() => ledValues(recording, led), [recording, led]);
  const { view, durationMs } = useView();
  const here = seen(view, durationMs);
  const draw = useCallback(
    (brush: Brush) => drawLedValues(brush, values, recording, { from: here.from, to: here.to }),
    [values, recording, here.from, here.to],
  );
  return (
    <Track className={styles.lane} head={<Head led={led} values={values} lines={recording.lines} />}>
      <LaneCanvas
        draw={draw}
        label={`Red, green, blue and brightness of LED ${led} through the run: it changes ${values.frames.length} times`}
      />
    </Track>
  );
}

function Head({ led, values, lines }: { led: number; values: LedValues; lines: Uint32Array }) {
  const change = useGlance((s) => changeAt(values, s.frame));
  const isAtChange = useGlance((s) => values.frames[change] === s.frame);
  const [previous, next] = [values.frames[isAtChange ? change - 1 : change], values.frames[change + 1]];
  const { goToFrame } = usePlayback.getState();
  return (
    <div>
      <div className={styles.head}>
        <b>LED {led}</b>
        <IconButton
          icon={ChevronLeft}
          size={12}
          label="Its change before"
          side="top"
          disabled={previous === undefined}
          onClick={() => previous !== undefined && goToFrame(previous)}
        />
        <IconButton
          icon={ChevronRight}
          size={12}
          label="Its next change"
          side="top"
          disabled={next === undefined}
          onClick={() => next !== undefined && goToFrame(next)}
        />
        <IconButton icon={X} size={11} label="Close" side="top" onClick={() => useSelection.getState().select(null)} />
      </div>
      <State state={values.states[change]} line={lines[values.frames[change] ?? -1] ?? 0} />
    </div>
  );
}

function State({ state, line }: { state: LedValues['states'][number] | undefined; line: number }) {
  if (!state) return <div>not set yet</div>;
  const [red, green, blue, brightness] = state;
  return (
    <>
      <div className={styles.values}>
        {red} {green} {blue}
      </div>
      <div>
        <i
          className={styles.swatch}
          style={{ background: `rgb(${[red, green, blue].map((channel) => shown(channel, brightness)).join(' ')})` }}
        />
        {brightness} %{line > 0 && ` · line ${line}`}
      </div>
    </>
  );
}

import { useCallback } from 'react';
import type { Recording } from '../../../simulator/recording/recording.ts';
import { Tip } from '../../ui/tip.tsx';
import { useGlance } from '../timeline/glance.ts';
import { LaneCanvas } from '../timeline/lane-canvas.tsx';
import { usePlayback } from '../timeline/playback-store.ts';
import { clock } from '../timeline/times.ts';
import { Track } from '../timeline/track.tsx';
import type { Brush } from '../timeline/use-canvas.ts';
import { useView } from '../timeline/view-store.ts';
import { seen, shareOf } from '../timeline/view.ts';
import { drawLane, heightOf } from './draw-lane.ts';
import { FACES, type Face, type LaneName } from './faces.ts';
import type { Readings } from './readings.ts';
import styles from './lane.module.css';

/** Nearer to the beginning than this share of the width, a peak has its words where those of the limit else stand. */
const NEAR = 0.35;
/** Beyond this share of the width the words of a peak stand on its other side. */
const FAR = 0.75;
/** The words of a limit stand below its line where there is no room above. */
const HIGH = 0.34;

/** One instrument through the time. */
export function Lane({ name, readings, recording }: { name: LaneName; readings: Readings; recording: Recording }) {
  const face = FACES[name];
  const { view, durationMs } = useView();
  const here = seen(view, durationMs);
  const draw = useCallback(
    (brush: Brush) => drawLane(brush, face, readings, recording, { from: here.from, to: here.to }),
    [face, readings, recording, here.from, here.to],
  );
  const limit = face.limit?.(readings);
  const peakMs = recording.times[face.extreme(readings).frame] ?? here.to;
  // They are not written over each other.
  const side = shareOf(peakMs, here) < NEAR ? { right: 5 } : { left: 5 };
  const limitAt = limit === undefined ? 0 : heightOf(limit.value, face.top(readings));
  return (
    <Track
      className={styles.lane}
      head={
        <Tip text={face.tip(readings)} side="top">
          <div>
            <div>{face.name}</div>
            <Now face={face} readings={readings} limit={limit?.value} />
          </div>
        </Tip>
      }
    >
      <LaneCanvas draw={draw} label={`${face.name} through the run: ${face.extreme(readings).what}. ${face.tip(readings)}`}>
        {limit !== undefined && (
          <span
            className={styles.limit}
            style={{ ...side, ...(limitAt < HIGH ? { top: `calc(${limitAt * 100}% + 1px)` } : { bottom: `${(1 - limitAt) * 100}%` }) }}
          >
            {limit.words}
          </span>
        )}
        <Extreme face={face} readings={readings} recording={recording} />
      </LaneCanvas>
    </Track>
  );
}

function Now({ face, readings, limit }: { face: Face; readings: Readings; limit: number | undefined }) {
  const value = useGlance((s) => Math.max(...face.series(readings).map(({ values }) => values[s.frame] ?? Number.NaN)));
  return (
    <div className={styles.now} data-alarming={limit !== undefined && value > limit ? '' : undefined}>
      {Number.isNaN(value) ? '–' : face.text(value)}
    </div>
  );
}

/** The frame that is worth a look: it is gone to with a click. */
function Extreme({ face, readings, recording }: { face: Face; readings: Readings; recording: Recording }) {
  const { view, durationMs } = useView();
  const { frame, what } = face.extreme(readings);
  const ms = recording.times[frame];
  if (ms === undefined) return null;
  const share = shareOf(ms, seen(view, durationMs));
  if (share < 0 || share > 1) return null;
  const value = Math.max(...face.series(readings).map(({ values }) => values[frame] ?? 0));
  const left = share > FAR;
  // Its dot is over the frame, and its words are inside the lane.
  const across = left ? { right: `calc(${(1 - share) * 100}% - 6px)` } : { left: `calc(${share * 100}% - 6px)` };
  const down = { top: `clamp(8px, ${heightOf(value, face.top(readings)) * 100}%, calc(100% - 8px))` };
  return (
    <Tip text={`${face.name}: ${what} at ${clock(ms)}`} side="top">
      <button
        type="button"
        className={styles.extreme}
        data-left={left ? '' : undefined}
        data-alarming={face.isAlarming?.(readings) ? '' : undefined}
        aria-label={`${face.name}: ${what} at ${clock(ms)}, go there`}
        style={{ ...across, ...down }}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => usePlayback.getState().goToFrame(frame)}
      >
        {what}
      </button>
    </Tip>
  );
}

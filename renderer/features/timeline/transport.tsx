import { Pause, Play, Repeat, SkipBack, StepBack, StepForward, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { reveal } from '../editor/editor-store.ts';
import { ExportPopup } from '../export/export-popup.tsx';
import { showFile } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { useTree } from '../trees/tree-store.ts';
import { useGlance } from './glance.ts';
import { currentLine, SPEEDS, usePlayback, type Timing } from './playback-store.ts';
import { clock, frameOf } from './times.ts';
import { useView } from './view-store.ts';
import styles from './transport.module.css';

const ZOOM = 1.6;

/** Play, step, speed and loop, and where the show is. */
export function Transport() {
  const playing = usePlayback((s) => s.playing);
  const loop = usePlayback((s) => s.loop);
  const speed = usePlayback((s) => s.speed);
  const zoomed = useView((s) => s.view !== null);
  const { toggle, seek, step, setLoop, setSpeed } = usePlayback.getState();
  const { zoom } = useView.getState();
  return (
    <div className={styles.bar} role="toolbar" aria-label="Playback">
      <IconButton
        icon={playing ? Pause : Play}
        label={playing ? 'Pause' : 'Play'}
        keys="Space"
        side="top"
        className={styles.play}
        onClick={toggle}
      />
      <IconButton icon={SkipBack} label="Back to the beginning" keys="Home" side="top" onClick={() => seek(0)} />
      <IconButton icon={StepBack} label="One frame back" keys="," side="top" onClick={() => step(-1)} />
      <IconButton icon={StepForward} label="One frame on" keys="." side="top" onClick={() => step(1)} />
      <Time />
      <span className={styles.gap} />
      <FrameNumber />
      <Line />
      <TimingChoice />
      <select className={styles.speed} aria-label="Speed" value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
        {SPEEDS.map((factor) => (
          <option key={factor} value={factor}>
            {factor}×
          </option>
        ))}
      </select>
      <IconButton icon={Repeat} label="Loop" side="top" aria-pressed={loop} onClick={() => setLoop(!loop)} />
      <IconButton icon={ZoomOut} label="See more of the time" keys="−" side="top" disabled={!zoomed} onClick={() => zoom(ZOOM)} />
      <IconButton icon={ZoomIn} label="Come closer" keys="+" side="top" onClick={() => zoom(1 / ZOOM)} />
      <ExportPopup />
    </div>
  );
}

function Time() {
  const time = useGlance((s) => clock(Math.min(s.time, s.recording?.durationMs ?? 0)));
  const end = useView((s) => clock(s.durationMs));
  return (
    <span className={styles.time}>
      <b>{time}</b>
      <span className={styles.end}> / {end}</span>
    </span>
  );
}

function FrameNumber() {
  const [first, rest] = useGlance((s) => frameOf(s.frame, s.recording?.times.length ?? 0)).split(/ (?=of )/);
  return (
    <span className={styles.frame}>
      {first}
      <span className={styles.of}> {rest}</span>
    </span>
  );
}

/** The line that set the frame; it is gone to with a click. */
function Line() {
  const file = useGlance((s) => currentLine(s)?.file ?? null);
  const line = useGlance((s) => currentLine(s)?.line ?? 0);
  const stale = usePreview((s) => s.stale && s.program === file);
  if (file === null || stale) return null;
  return (
    <Tip text="The line that set this frame: go there" side="top">
      <button
        type="button"
        className={styles.line}
        onClick={() => {
          showFile(file);
          reveal(file, line);
        }}
      >
        line {line}
      </button>
    </Tip>
  );
}

const TIMINGS: Record<Timing, { word: string; tip: string; next: Timing }> = {
  recorded: { word: 'as recorded', tip: 'Played at the times of the recording. Play it as this tree would show it', next: 'tree' },
  tree: { word: 'as the tree', tip: 'Played as this tree would show it. Play it at the times of the recording', next: 'recorded' },
};

/** By which times it is played, where the tree takes others than the recording has. */
function TimingChoice() {
  const timing = usePlayback((s) => s.timing);
  const recorded = usePlayback((s) => s.shown?.microsPerLed);
  const own = useTree((s) => s.file.speed.microsPerLed);
  if (recorded === own || recorded === undefined) return null;
  const { word, tip, next } = TIMINGS[timing];
  return (
    <Tip text={tip} side="top">
      <button type="button" className={styles.line} aria-pressed={timing === 'tree'} onClick={() => usePlayback.getState().setTiming(next)}>
        {word}
      </button>
    </Tip>
  );
}

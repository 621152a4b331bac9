import { frameStates } from '../../../simulator/recording/frame-index.ts';
import { framesPerSecond, meanBrightness } from '../../../simulator/recording/statistics.ts';
import { usePlayback, type Origin } from './playback-store.ts';
import styles from './figures.module.css';

const FROM: Record<Origin, string> = { preview: 'live preview', sample: 'the sample', run: 'a run', import: 'a file' };

/** What the recording comes to. */
export function Figures() {
  const rate = usePlayback((s) => (s.recording ? framesPerSecond(s.recording).toFixed(1) : '–'));
  const brightness = usePlayback((s) => {
    const states = s.recording && frameStates(s.recording, s.frame);
    return `${states ? Math.round(meanBrightness(states) * 100) : 0} %`;
  });
  const from = usePlayback((s) => (s.shown ? FROM[s.shown.origin] : '–'));
  const seed = usePlayback((s) => s.recording?.seed ?? '–');
  return (
    <dl className={styles.figures}>
      <Figure name="Mean brightness" value={brightness} />
      <Figure name="Frame rate" value={`${rate} frames/s`} />
      <Figure name="Seed" value={String(seed)} />
      <Figure name="Lights of" value={from} />
    </dl>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import { Words } from '../../ui/words.tsx';
import { ImportNote } from '../import/import-note.tsx';
import { useRunWarning } from '../instruments/use-run-warning.ts';
import { usePreview } from '../preview/use-preview.ts';
import { useGlance } from '../timeline/glance.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { count, frameOf } from '../timeline/times.ts';
import { useTree } from '../trees/tree-store.ts';
import styles from './hud.module.css';

/** What tree this is, and what it shows. */
export function Hud({ tree }: { tree: TreeModel }) {
  const rules = useTree((s) => s.file.rules);
  // Of a file's lights no program can be run with it.
  const seed = usePlayback((s) => (s.shown?.origin === 'import' ? undefined : s.recording?.seed));
  return (
    <div className={styles.hud}>
      <p>
        <b>{tree.name}</b> · {count(tree.leds, 'LED')} · rules of the {rules}
      </p>
      <p className={styles.now}>
        <Moment />
        {seed !== undefined && <> · seed {seed}</>}
      </p>
      <State />
      <Warning />
    </div>
  );
}

function Warning() {
  const warning = useRunWarning();
  return warning && <p className={styles.warning}>{warning}</p>;
}

function Moment() {
  return (
    <>
      {useGlance((s) =>
        s.recording
          ? `${frameOf(s.frame, s.recording.times.length)} · ${(Math.min(s.time, s.recording.durationMs) / 1_000).toFixed(2)} s`
          : s.without,
      )}
    </>
  );
}

/** Whether the lights are those of the text, and why not. */
function State() {
  const { status, stale, error } = usePreview();
  const origin = usePlayback((s) => s.shown?.origin);
  if (origin === 'import') return <ImportNote />;
  if (origin === 'run') return <p className={styles.note}>lights of a run</p>;
  if (status === 'baking') return <p className={styles.baking}>{stale ? 'baking the new text' : 'baking'}</p>;
  if (status === 'failed' && error) {
    return (
      <p className={styles.failed} title={error.verdict.reason}>
        {stale ? 'The last lights that ran. ' : ''}
        <Words of={error.verdict.reason} />
      </p>
    );
  }
  return stale ? <p className={styles.note}>lights of an earlier text</p> : null;
}

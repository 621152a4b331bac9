import { FileDiff } from 'lucide-react';
import type { RuntimeChanges, TestRun } from '../../../executor/contract/runtimes.ts';
import { agoLabel } from '../stages/labels.ts';
import type { ChangedFile } from './changed-files.ts';
import { useShownRuntime } from './shown-runtime.ts';
import { useChanges } from './use-changes.ts';
import styles from './since-it-passed.module.css';

export interface SinceItPassedProps {
  id: string;
  last: TestRun;
  /** the last time that all passed */
  passed: TestRun | null;
  ground: RuntimeChanges['ground'];
}

/** What is another since all self-tests passed: files, each with its difference, and what they ran on. */
export function SinceItPassed({ id, last, passed, ground }: SinceItPassedProps) {
  const { files, inEditor } = useChanges(id, passed?.version ?? null, last.version);
  if (!passed) return <p className={styles.note}>It has never passed.</p>;
  const where = inEditor ? ', in the editor' : '';
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        Since it passed, {agoLabel(passed.at)}
        {where}
      </h3>
      {!files && <p className={styles.note}>Comparing…</p>}
      {files?.length === 0 && ground.length === 0 && <p className={styles.none}>Nothing is another.</p>}
      <ul>
        {files?.map((file) => (
          <li key={file.name}>
            <button type="button" className={styles.file} onClick={() => useShownRuntime.setState({ changed: file })}>
              <FileDiff size={13} aria-hidden />
              {file.name}
              <span>{wordOf(file)}</span>
            </button>
          </li>
        ))}
        {ground.map(({ what, from, to }) => (
          <li key={what} className={styles.ground}>
            {WORDS[what]}: <code>{short(from)}</code> is now <code>{short(to)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

const WORDS: Record<RuntimeChanges['ground'][number]['what'], string> = {
  environment: 'The environment',
  base: 'The base image',
  runner: 'The runner',
  source: 'The package source',
  daemon: 'Docker',
  kernel: 'The kernel',
};

function wordOf({ before, after }: ChangedFile): string {
  return before === null ? 'added' : after === null ? 'removed' : 'changed';
}

/** Digests are known by their beginning. */
function short(value: string | null): string {
  return (value ?? 'none').replaceAll(/(?:sha256:)?\b([0-9a-f]{12})[0-9a-f]{20,}\b/g, '$1…');
}

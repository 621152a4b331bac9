import { CircleAlert, Info, TriangleAlert, Wand } from 'lucide-react';
import type { Finding } from '../../../simulator/rules/finding.ts';
import { Button } from '../../ui/button.tsx';
import { Words } from '../../ui/words.tsx';
import { reveal } from '../editor/editor-store.ts';
import { useTree } from '../trees/tree-store.ts';
import { applyFix } from './apply-fix.ts';
import { useFindings } from './findings-store.ts';
import { canFixAll, fixable, fixAllFindings } from './fix-all.ts';
import type { ToldFinding } from './told-findings.ts';
import { RULES_WORDS } from './words-of-rules.ts';
import styles from './findings-list.module.css';

const ICONS: Record<Finding['severity'], typeof Info> = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** What is told of the program at hand: each leads to its place, and what has a fix is put right here. */
export function FindingsList() {
  const { file, told } = useFindings();
  const rules = useTree((s) => s.file.rules);
  const fixes = fixable(told).length;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <p className={styles.sum}>
          {told.length === 0 ? `The ${RULES_WORDS[rules].word} tree has nothing to say of this program.` : sumOf(told)}
        </p>
        {fixes > 0 && (
          <Button disabled={!canFixAll()} onClick={() => void fixAllFindings()}>
            <Wand size={12} aria-hidden /> Fix all {fixes > 1 && fixes}
          </Button>
        )}
      </div>
      <ul className={styles.list} aria-label="Findings">
        {file !== null && told.map((finding, n) => <Row key={`${finding.rule} ${finding.line} ${n}`} file={file} finding={finding} />)}
      </ul>
    </div>
  );
}

function Row({ file, finding }: { file: string; finding: ToldFinding }) {
  const { severity, line, column, message, rule, by, fix } = finding;
  const Icon = ICONS[severity];
  return (
    <li className={styles.row} data-severity={severity}>
      <button type="button" className={styles.place} title={`${by}: ${rule}`} onClick={() => reveal(file, line, column)}>
        <Icon size={14} className={styles.icon} aria-label={severity} />
        <span className={styles.line}>
          {line}:{column}
        </span>
        <span className={styles.message}>
          <Words of={message} />
        </span>
      </button>
      {fix && (
        <button type="button" className={styles.fix} onClick={() => void applyFix(file, finding)}>
          {fix.title}
        </button>
      )}
    </li>
  );
}

/** Such as `2 errors, 1 warning`. */
function sumOf(told: readonly ToldFinding[]): string {
  const words: [Finding['severity'], string][] = [
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ];
  return words
    .map(([severity, word]) => ({ word, count: told.filter((f) => f.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}

import type { TestResult } from '../../../executor/contract/submission.ts';
import type { TestCase, TestText } from '../../../executor/contract/test-case.ts';
import styles from './test-detail.module.css';

/** As many characters of a text are shown. */
const MOST = 16_384;

/** What went into a test case, what came out, and what was expected. */
export function TestDetail({ test, result }: { test: TestCase; result: TestResult | undefined }) {
  const found = result?.run?.stdout;
  return (
    <div className={styles.detail}>
      {test.args && <Text name="Arguments" of={test.args.join('\n')} />}
      <Text name="Input" of={test.stdin} />
      {test.expected !== undefined && <Text name="Expected" of={test.expected} />}
      {found !== undefined && <Text name={test.expected === undefined ? 'Output' : 'Found'} of={found} />}
      {result?.run?.stderr ? <Text name="Errors" of={result.run.stderr} /> : null}
    </div>
  );
}

function Text({ name, of: text }: { name: string; of: TestText }) {
  const of = typeof text === 'string' ? text : `a large text, sent apart: ${text.input}`;
  const lines = of.length > MOST ? `${of.slice(0, MOST)}…` : of;
  return (
    <section className={styles.text}>
      <h4 className={styles.name}>{name}</h4>
      {/* It may be longer than its box, which is scrolled with the keys then. */}
      <pre className={styles.lines} tabIndex={0} aria-label={name} data-empty={of === '' || undefined}>
        {of === '' ? 'nothing' : lines}
      </pre>
    </section>
  );
}

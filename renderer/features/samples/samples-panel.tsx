import { openSample } from './open-sample.ts';
import { SAMPLES, type SampleKind } from './samples.ts';
import styles from './samples-panel.module.css';

const KINDS: readonly { kind: SampleKind; title: string }[] = [
  { kind: 'light', title: 'Light' },
  { kind: 'python', title: 'Python' },
  { kind: 'docker', title: 'Any language, with Docker' },
  { kind: 'lights', title: 'Light, with Docker' },
];

/** The programs that come with Treeline. Opening one adds tabs, and takes none away. */
export function SamplesPanel() {
  return (
    <div className={styles.panel}>
      {KINDS.map(({ kind, title }) => (
        <section key={kind}>
          <h3 className={styles.heading}>{title}</h3>
          <ul>
            {SAMPLES.filter((sample) => sample.kind === kind).map((sample) => (
              <li key={sample.id}>
                <button type="button" className={styles.sample} onClick={() => openSample(sample)}>
                  <span className={styles.title}>{sample.title}</span>
                  <span className={styles.description}>{sample.description}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

import { openSample } from './open-sample.ts';
import { SAMPLES } from './samples.ts';
import styles from './samples-panel.module.css';

/** The programs that come with Treeline. Opening one adds tabs, and takes none away. */
export function SamplesPanel() {
  const kinds = [
    { title: 'Light', samples: SAMPLES.filter((s) => s.light) },
    { title: 'Python', samples: SAMPLES.filter((s) => !s.light) },
  ];
  return (
    <div className={styles.panel}>
      {kinds.map(({ title, samples }) => (
        <section key={title}>
          <h3 className={styles.heading}>{title}</h3>
          <ul>
            {samples.map((sample) => (
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

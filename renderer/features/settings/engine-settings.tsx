import { NumberInput } from '../../ui/number-input.tsx';
import { NetworkSetting } from './network-setting.tsx';
import { SourceSetting } from './source-setting.tsx';
import { changeSettings, useSettings } from './use-settings.ts';
import styles from './settings-panel.module.css';

const GiB = 2 ** 30;
const MINUTE = 60_000;

/** What the docker engine works by. */
export function EngineSettings() {
  const { settings, error } = useSettings();
  if (!settings) return <p className={styles.note}>{error?.message ?? 'Reading…'}</p>;
  return (
    <>
      <SourceSetting source={settings.source} />
      <NetworkSetting network={settings.network} />
      <section>
        <h3 className={styles.heading}>Kept environments</h3>
        <Budget bytes={settings.environmentBytes} onChange={(environmentBytes) => void changeSettings({ environmentBytes })} />
      </section>
      <section>
        <h3 className={styles.heading}>Kept compilations</h3>
        <Budget bytes={settings.compiledBytes} onChange={(compiledBytes) => void changeSettings({ compiledBytes })} />
        <p className={styles.note}>What was compiled once is not compiled again, as long as nothing of it changes.</p>
      </section>
      <section>
        <h3 className={styles.heading}>Large inputs of tests</h3>
        <Budget bytes={settings.inputBytes} onChange={(inputBytes) => void changeSettings({ inputBytes })} />
      </section>
      <section>
        <h3 className={styles.heading}>Terminals</h3>
        <NumberInput
          label="Open for at most, in minutes"
          value={Math.max(1, Math.round(settings.terminalMs / MINUTE))}
          min={1}
          max={1_440}
          onCommit={(minutes) => void changeSettings({ terminalMs: minutes * MINUTE })}
        />
        <NumberInput
          label="Without anybody, in minutes"
          value={Math.max(1, Math.round(settings.unattendedMs / MINUTE))}
          min={1}
          max={1_440}
          onCommit={(minutes) => void changeSettings({ unattendedMs: minutes * MINUTE })}
        />
        <p className={styles.note}>What a program waits for somebody to type is none of its own time.</p>
      </section>
      <section>
        <h3 className={styles.heading}>Waiting containers</h3>
        <NumberInput
          label="Made before they are needed"
          value={settings.waiting}
          min={0}
          max={16}
          onCommit={(waiting) => void changeSettings({ waiting })}
        />
        <p className={styles.note}>Each makes one run begin at once, and takes some memory while it waits.</p>
      </section>
    </>
  );
}

function Budget({ bytes, onChange }: { bytes: number; onChange(bytes: number): void }) {
  return (
    <NumberInput
      label="At most, in GiB"
      value={Math.max(1, Math.round(bytes / GiB))}
      min={1}
      max={1_024}
      onCommit={(size) => onChange(size * GiB)}
    />
  );
}

import type { StoredSettings } from '../../../executor/contract/settings.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { NetworkSetting } from './network-setting.tsx';
import { SourceSetting } from './source-setting.tsx';
import { changeSettings, useSettings } from './use-settings.ts';
import styles from './settings-panel.module.css';

const GiB = 2 ** 30;

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
        <Budget settings={settings} />
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

function Budget({ settings }: { settings: StoredSettings }) {
  return (
    <NumberInput
      label="At most, in GiB"
      value={Math.max(1, Math.round(settings.environmentBytes / GiB))}
      min={1}
      max={1_024}
      onCommit={(size) => void changeSettings({ environmentBytes: size * GiB })}
    />
  );
}

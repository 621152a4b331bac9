import { useState } from 'react';
import type { NetworkPolicy } from '../../../executor/contract/settings.ts';
import { Segments } from '../../ui/segments.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { changeSettings } from './use-settings.ts';
import styles from './settings-panel.module.css';

type Kind = NetworkPolicy['kind'];

const ABOUT: Record<Kind, string> = {
  off: 'The environment stage reaches nothing.',
  on: 'The environment stage reaches the public internet, and nothing of this network.',
  hosts: 'The environment stage reaches these hosts only. One a line; `*.example.org` names all of a domain.',
};

/** What the environment stage may reach; the others never reach anything. */
export function NetworkSetting({ network }: { network: NetworkPolicy }) {
  const [kind, setKind] = useState<Kind>(network.kind);
  const hosts = network.kind === 'hosts' ? network.hosts : [];
  const choose = (next: Kind): void => {
    setKind(next);
    if (next !== 'hosts') void changeSettings({ network: { kind: next } });
  };
  const name = (text: string): void => {
    const named = text.split(/[\s,]+/).filter(Boolean);
    if (named.length > 0) void changeSettings({ network: { kind: 'hosts', hosts: named } });
  };
  return (
    <section className={styles.setting}>
      <h3 className={styles.heading}>Network of environments</h3>
      <Segments
        label="Network of environments"
        value={kind}
        onChange={choose}
        choices={[
          { value: 'off', label: 'Off' },
          { value: 'hosts', label: 'Named hosts' },
          { value: 'on', label: 'On' },
        ]}
      />
      {kind === 'hosts' && (
        <TextInput
          label="Hosts"
          lines={4}
          value={hosts.join('\n')}
          placeholder={'cache.nixos.org\n*.githubusercontent.com'}
          onCommit={name}
        />
      )}
      <p className={styles.note}>{ABOUT[kind].replaceAll('`', '')}</p>
      {kind === 'hosts' && hosts.length === 0 && <p className={styles.note}>Kept as soon as one is named.</p>}
    </section>
  );
}

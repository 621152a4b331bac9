import { useState } from 'react';
import type { PackageSource } from '../../../executor/contract/settings.ts';
import { Segments } from '../../ui/segments.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { changeSettings } from './use-settings.ts';
import styles from './settings-panel.module.css';

type Kind = PackageSource['kind'];

/** What `<nixpkgs>` is. One that is not complete yet is not kept. */
export function SourceSetting({ source }: { source: PackageSource }) {
  const [kind, setKind] = useState<Kind>(source.kind);
  const [revision, setRevision] = useState(source.kind === 'nixpkgs' ? source.revision : '');
  const [hash, setHash] = useState(source.kind === 'nixpkgs' ? (source.sha256 ?? '') : '');
  const path = source.kind === 'folder' ? source.path : '';
  const wrong = revision !== '' && !/^[0-9a-f]{40}$/.test(revision) ? 'A revision is 40 hexadecimal digits, as Git prints it.' : null;

  const choose = (next: Kind): void => {
    setKind(next);
    if (next === 'starter') void changeSettings({ source: { kind: 'starter' } });
  };
  const pin = (next: string, sha256: string): void => {
    setRevision(next);
    setHash(sha256);
    if (!/^[0-9a-f]{40}$/.test(next)) return;
    void changeSettings({ source: { kind: 'nixpkgs', revision: next, ...(sha256 ? { sha256 } : {}) } });
  };
  return (
    <section className={styles.setting}>
      <h3 className={styles.heading}>Packages</h3>
      <Segments
        label="Packages"
        value={kind}
        onChange={choose}
        choices={[
          { value: 'starter', label: 'Starter' },
          { value: 'folder', label: 'Folder' },
          { value: 'nixpkgs', label: 'nixpkgs' },
        ]}
      />
      {kind === 'starter' && <p className={styles.note}>A small set of languages and tools that comes with Treeline.</p>}
      {kind === 'folder' && (
        <>
          <TextInput
            label="Folder or file on this machine"
            value={path}
            placeholder="/home/ada/nixpkgs"
            onCommit={(next) => next.trim() && void changeSettings({ source: { kind: 'folder', path: next.trim() } })}
          />
          {path === '' && <p className={styles.note}>Kept as soon as it is named.</p>}
        </>
      )}
      {kind === 'nixpkgs' && (
        <>
          <TextInput label="Revision" value={revision} problem={wrong} onCommit={(next) => pin(next.trim(), hash)} />
          <TextInput label="Hash of its content" value={hash} placeholder="sha256-…" onCommit={(next) => pin(revision, next.trim())} />
          {revision === '' && (
            <p className={styles.note}>Kept as soon as the revision is named. It is fetched once, which needs the network.</p>
          )}
        </>
      )}
    </section>
  );
}

import { History, Link, X } from 'lucide-react';
import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { requestClose } from '../files/unsaved.ts';
import { isDirty, showFile, useWorkspace, type WorkFile } from '../files/workspace.ts';
import { copyLink } from '../link/copy-link.ts';
import { isLight } from '../stages/run-request.ts';
import styles from './tabs.module.css';

/** A tab for every open file, and beside them what is done with the one at hand. */
export function Tabs() {
  const files = useWorkspace((s) => s.files);
  const active = useWorkspace((s) => s.active);
  const tabs = files.filter((f) => f.open);
  const light = files.some((f) => f.id === active && isLight(f));
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((f) => f.id === active);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    showFile(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-file="${next.id}"]`)?.focus();
  };
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label="Open files" onKeyDown={step}>
        {tabs.map((file) => (
          <Tab key={file.id} file={file} isActive={file.id === active} />
        ))}
      </div>
      {light && <CopyLink />}
    </div>
  );
}

const CopyLink = memo(() => <IconButton icon={Link} label="Copy a link to the program" onClick={() => void copyLink()} />);

function Tab({ file, isActive }: { file: WorkFile; isActive: boolean }) {
  const name = file.path.split('/').at(-1) ?? file.path;
  const dirty = isDirty(file);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isActive]);
  return (
    <div ref={element} className={styles.tab} data-active={isActive || undefined} title={file.path}>
      <button
        type="button"
        role="tab"
        className={styles.name}
        data-file={file.id}
        aria-selected={isActive}
        aria-keyshortcuts="Delete"
        aria-label={`${name}${dirty ? ', unsaved' : ''}${file.readOnly ? ', as it was run' : ''}`}
        tabIndex={isActive ? 0 : -1}
        onClick={() => showFile(file.id)}
        onAuxClick={(event) => {
          if (event.button === 1) void requestClose(file.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Delete') void requestClose(file.id);
        }}
      >
        {file.readOnly && <History size={12} aria-hidden />}
        {name}
      </button>
      {dirty && <span className={styles.dot} aria-hidden />}
      {/* For the pointer alone: by keys it is Delete, and a list of tabs holds only tabs. */}
      <button
        type="button"
        className={styles.close}
        title={`Close ${name}`}
        aria-hidden
        tabIndex={-1}
        onClick={() => void requestClose(file.id)}
      >
        <X size={13} aria-hidden />
      </button>
    </div>
  );
}

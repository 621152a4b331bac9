import { Plus } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { RuntimeInfo } from '../../../executor/contract/runtimes.ts';
import { Button } from '../../ui/button.tsx';
import { Popup } from '../../ui/popup.tsx';
import { Select } from '../../ui/select.tsx';
import { idOf } from './id-of.ts';
import { newRuntime } from './new-runtime.ts';
import { DEFAULT_TEMPLATE, useShownRuntime } from './shown-runtime.ts';
import styles from './new-popup.module.css';

/** Begins a runtime: from a bundled one, or one that is installed. */
export function NewPopup({ items }: { items: readonly RuntimeInfo[] }) {
  const from = useShownRuntime((s) => s.from);
  const show = (next: string | null): void => useShownRuntime.setState({ from: next });
  return (
    <Popup
      title="New runtime"
      align="start"
      open={from !== null}
      onOpenChange={(open) => show(open ? DEFAULT_TEMPLATE : null)}
      trigger={
        <Button look="quiet">
          <Plus size={14} aria-hidden /> New…
        </Button>
      }
    >
      {from !== null && <Form items={items} from={from} onFrom={show} onDone={() => show(null)} />}
    </Popup>
  );
}

interface FormProps {
  items: readonly RuntimeInfo[];
  from: string;
  onFrom(id: string): void;
  onDone(): void;
}

function Form({ items, from, onFrom, onDone }: FormProps) {
  const templates = items.filter(({ state }) => state !== 'built-in');
  const template = templates.find(({ id }) => id === from) ?? templates[0];
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? (template ? `My ${template.name}` : '');
  const id = idOf(name);
  const taken = items.some((one) => one.id === id);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!template || name.trim() === '') return;
    onDone();
    void newRuntime(template.id, name.trim());
  };
  if (!template) return <p className={styles.note}>There is nothing to begin from yet.</p>;
  return (
    <form className={styles.form} onSubmit={submit}>
      <Select
        label="Begins as"
        value={template.id}
        choices={templates.map((one) => ({ value: one.id, label: `${one.name} (${one.id})` }))}
        onChange={onFrom}
      />
      <label className={styles.name}>
        <span>Name</span>
        <input value={name} autoFocus spellCheck={false} maxLength={100} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <p className={styles.note}>
        {taken ? (
          <>
            The id <code>{id}</code> is taken; change it in <code>runtime.json</code>.
          </>
        ) : (
          <>
            Its id is <code>{id}</code>.
          </>
        )}
      </p>
      <Button look="primary" type="submit" disabled={name.trim() === ''}>
        Begin
      </Button>
    </form>
  );
}

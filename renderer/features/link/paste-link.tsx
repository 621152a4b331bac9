import { Dialog } from '@base-ui/react/dialog';
import { useState, type SubmitEvent } from 'react';
import { create } from 'zustand';
import { holdsProgram } from '../../../simulator/program/link/program-link.ts';
import { Button } from '../../ui/button.tsx';
import { openLink } from './open-link.ts';
import dialog from '../../ui/dialog.module.css';
import styles from './paste-link.module.css';

const useAsking = create<{ open: boolean }>(() => ({ open: false }));

/** Asks for a link, wherever it was made: an address that this window is not at, such as another machine's. */
export function askForLink(): void {
  useAsking.setState({ open: true });
}

/** Where a link is asked for; once, in the shell. */
export function LinkHost() {
  const open = useAsking((s) => s.open);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => useAsking.setState({ open: next })}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`}>
          <LinkForm />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function LinkForm() {
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const fragment = link.trim().slice(link.trim().indexOf('#') + 1);
    if (!holdsProgram(fragment)) return setProblem('This is no link to a program. One has #program= in it.');
    useAsking.setState({ open: false });
    void openLink(fragment);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Dialog.Title className={dialog.title}>Open a link</Dialog.Title>
      <Dialog.Description className={dialog.body}>The program in it opens as a new file. Nothing of yours is changed.</Dialog.Description>
      <input
        className={styles.input}
        value={link}
        aria-label="Link"
        placeholder="http://…/#program=…"
        autoFocus
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'link-problem'}
        onChange={(event) => {
          setLink(event.currentTarget.value);
          setProblem(null);
        }}
      />
      {problem && (
        <p id="link-problem" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={dialog.answers}>
        <Dialog.Close render={<Button look="quiet">Cancel</Button>} />
        <Button look="primary" type="submit">
          Open
        </Button>
      </div>
    </form>
  );
}

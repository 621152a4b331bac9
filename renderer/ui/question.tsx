import { AlertDialog } from '@base-ui/react/alert-dialog';
import { create } from 'zustand';
import { Button } from './button.tsx';
import dialog from './dialog.module.css';
import styles from './question.module.css';

export interface Question<Answer extends string> {
  title: string;
  body: string;
  /** from the last to the first choice: the last one has the focus. Escape and `cancel` answer null */
  answers: readonly { value: Answer; label: string; look?: 'primary' | 'danger' | 'plain' }[];
}

interface Asked {
  question: Question<string>;
  answer(value: string | null): void;
}

/** What is asked stays while the window goes away. */
const useAsked = create<{ asked: Asked | null; open: boolean }>(() => ({ asked: null, open: false }));

/** Asks, and waits for the answer; null where there is none. */
export function ask<Answer extends string>(question: Question<Answer>): Promise<Answer | null> {
  if (useAsked.getState().open) useAsked.getState().asked?.answer(null);
  return new Promise((resolve) => {
    const answer = (value: string | null): void => {
      useAsked.setState({ open: false });
      resolve(question.answers.find((a) => a.value === value)?.value ?? null);
    };
    useAsked.setState({ asked: { question, answer }, open: true });
  });
}

/** Where questions are shown; once, in the shell. */
export function QuestionHost() {
  const { asked, open } = useAsked();
  if (!asked) return null;
  const { question, answer } = asked;
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && answer(null)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={`${dialog.popup} ${styles.popup}`}>
          <AlertDialog.Title className={dialog.title}>{question.title}</AlertDialog.Title>
          <AlertDialog.Description className={`${dialog.body} ${styles.body}`}>{question.body}</AlertDialog.Description>
          <div className={dialog.answers}>
            <Button look="quiet" onClick={() => answer(null)}>
              Cancel
            </Button>
            {question.answers.map((a, index) => (
              <Button
                key={a.value}
                look={a.look ?? 'plain'}
                autoFocus={index === question.answers.length - 1}
                onClick={() => answer(a.value)}
              >
                {a.label}
              </Button>
            ))}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { create } from 'zustand';
import { Button } from './button.tsx';
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

const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }));

/** Asks, and waits for the answer; null where there is none. */
export function ask<Answer extends string>(question: Question<Answer>): Promise<Answer | null> {
  useAsked.getState().asked?.answer(null);
  return new Promise((resolve) => {
    const answer = (value: string | null): void => {
      useAsked.setState({ asked: null });
      resolve(question.answers.find((a) => a.value === value)?.value ?? null);
    };
    useAsked.setState({ asked: { question, answer } });
  });
}

/** Where questions are shown; once, in the shell. */
export function QuestionHost() {
  const asked = useAsked((s) => s.asked);
  return (
    <AlertDialog.Root open={asked !== null} onOpenChange={(open) => !open && asked?.answer(null)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        {asked && (
          <AlertDialog.Popup className={styles.popup}>
            <AlertDialog.Title className={styles.title}>{asked.question.title}</AlertDialog.Title>
            <AlertDialog.Description className={styles.body}>{asked.question.body}</AlertDialog.Description>
            <div className={styles.answers}>
              <Button look="quiet" onClick={() => asked.answer(null)}>
                Cancel
              </Button>
              {asked.question.answers.map((a, index) => (
                <Button
                  key={a.value}
                  look={a.look ?? 'plain'}
                  autoFocus={index === asked.question.answers.length - 1}
                  onClick={() => asked.answer(a.value)}
                >
                  {a.label}
                </Button>
              ))}
            </div>
          </AlertDialog.Popup>
        )}
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

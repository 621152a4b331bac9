import { X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useTasks } from './task-store.ts';
import styles from './tasks.module.css';

/** The long works that go on, over the status bar; once, in the shell. */
export function Tasks() {
  const tasks = useTasks((s) => s.tasks);
  if (tasks.length === 0) return null;
  return (
    <ul className={styles.tasks} aria-label="In progress">
      {tasks.map(({ id, title, done, cancel }) => (
        <li key={id} className={styles.task}>
          <span className={styles.title}>{title}</span>
          <span className={styles.done}>{done === null ? 'starting' : `${Math.floor(done * 100)} %`}</span>
          <IconButton icon={X} label={`Cancel: ${title}`} side="top" size={14} onClick={cancel} />
          <Progress label={title} done={done} total={1} />
        </li>
      ))}
    </ul>
  );
}

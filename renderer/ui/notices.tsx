import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import styles from './notices.module.css';

const manager = Toast.createToastManager();

/** Says something at the edge of the screen: `problem` stays until it is dismissed, `done` goes by itself. */
export function notify(kind: 'problem' | 'done', title: string, description?: string): void {
  manager.add({ title, description, type: kind, timeout: kind === 'problem' ? 0 : 4_000 });
}

/** Where notices are shown; once, in the shell. */
export function NoticeHost() {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notices() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.notice} data-kind={toast.type}>
      <Toast.Content className={styles.content}>
        <Toast.Title className={styles.title} />
        <Toast.Description className={styles.description} />
      </Toast.Content>
      <Toast.Close className={styles.close} aria-label="Dismiss">
        <X size={14} aria-hidden />
      </Toast.Close>
    </Toast.Root>
  ));
}

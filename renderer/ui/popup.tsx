import { Popover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import styles from './popup.module.css';

export interface PopupProps {
  title: string;
  /** the button that opens it */
  trigger: ReactElement<Record<string, unknown>>;
  align?: 'start' | 'center' | 'end';
  /** for sentences */
  wide?: boolean;
  /** for one that is opened by other means too; else its button alone opens it */
  open?: boolean;
  onOpenChange?(open: boolean): void;
  children: ReactNode;
}

/** A small panel that hangs from a button. */
export function Popup({ title, trigger, align = 'end', wide, open, onOpenChange, children }: PopupProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner align={align} sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <Popover.Popup className={styles.popup} data-wide={wide ? '' : undefined}>
            <Popover.Title className={styles.title}>{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

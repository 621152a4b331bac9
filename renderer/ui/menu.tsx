import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';

export interface MenuProps {
  /** the button that opens it */
  trigger: ReactElement<Record<string, unknown>>;
  align?: 'start' | 'end';
  children: ReactNode;
}

/** Things to do, or to choose from, that hang from a button. */
export function Menu({ trigger, align = 'start', children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Base.Group className={styles.group}>
      <Base.GroupLabel className={styles.heading}>{title}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export interface MenuItemProps {
  children: ReactNode;
  /** stands beside it, dimmer */
  about?: string;
  look?: 'plain' | 'danger';
  disabled?: boolean;
  onSelect(): void;
}

export function MenuItem({ children, about, look = 'plain', disabled = false, onSelect }: MenuItemProps) {
  return (
    <Base.Item className={styles.item} data-look={look} disabled={disabled} onClick={onSelect}>
      <span className={styles.name}>{children}</span>
      {about !== undefined && <span className={styles.about}>{about}</span>}
    </Base.Item>
  );
}

export function MenuLine() {
  return <Base.Separator className={styles.line} />;
}

/** A sentence where there is nothing to choose. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}

import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Tip } from './tip.tsx';
import styles from './icon-button.module.css';

export interface IconButtonProps extends ComponentProps<'button'> {
  icon: LucideIcon;
  /** its name, for screen readers and as a tip */
  label: string;
  keys?: string | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left';
  size?: number;
}

/** A button that is only a sign; its name shows when it is pointed at. */
export function IconButton({ icon: Icon, label, keys, side = 'bottom', size = 15, className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys} side={side}>
      <button type="button" aria-label={label} className={`${styles.button} ${className ?? ''}`} {...rest}>
        <Icon size={size} strokeWidth={1.75} aria-hidden />
      </button>
    </Tip>
  );
}

import { LayoutGrid } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { toggleSeveral, useSeveral } from './several-store.ts';
import styles from '../tree-panel.module.css';

/** The way to several trees, and back. */
export function SeveralSwitch() {
  const open = useSeveral((s) => s.open);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Other trees</h3>
      <p className={styles.note}>One program beside itself: on other counts, orders, speeds, with dead LEDs, and on your saved trees.</p>
      <Button aria-pressed={open} onClick={toggleSeveral}>
        <LayoutGrid size={13} aria-hidden /> {open ? 'Back to one tree' : 'Several trees'}
      </Button>
    </section>
  );
}

import { Electrics } from './electrics.tsx';
import { LightsSection } from './lights-section.tsx';
import { SeveralSwitch } from './several/several-switch.tsx';
import { TreeHead } from './tree-head.tsx';
import styles from './tree-panel.module.css';

/** The tree that is looked at: which one, and what it is like. Every change is seen at once. */
export function TreePanel() {
  return (
    <div className={styles.panel}>
      <TreeHead />
      <LightsSection />
      <Electrics />
      <SeveralSwitch />
    </div>
  );
}

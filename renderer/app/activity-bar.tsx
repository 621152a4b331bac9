import { Blocks, Container, Files, History, Lightbulb, Settings, TreePine, type LucideIcon } from 'lucide-react';
import { Tip } from '../ui/tip.tsx';
import { keysLabel } from './commands.ts';
import { toggleSide, useLayout, type Side } from './layout-store.ts';
import styles from './activity-bar.module.css';

export const SIDE_FACES: Record<Side, { icon: LucideIcon; title: string; keys: string }> = {
  files: { icon: Files, title: 'Files', keys: 'Mod+Shift+E' },
  samples: { icon: Lightbulb, title: 'Samples', keys: 'Mod+Shift+L' },
  tree: { icon: TreePine, title: 'Tree', keys: 'Mod+Shift+Y' },
  history: { icon: History, title: 'History', keys: 'Mod+Shift+H' },
  runtimes: { icon: Blocks, title: 'Runtimes', keys: 'Mod+Shift+U' },
  environments: { icon: Container, title: 'Environments', keys: 'Mod+Shift+X' },
  settings: { icon: Settings, title: 'Settings', keys: 'Mod+Comma' },
};

/** Opens and closes what stands beside the editor. */
export function ActivityBar() {
  const side = useLayout((s) => s.side);
  return (
    <nav className={styles.bar} aria-label="Side panels">
      {Object.entries(SIDE_FACES).map(([name, { icon: Icon, title, keys }]) => (
        <Tip key={name} text={title} keys={keysLabel(keys)} side="right">
          <button
            type="button"
            className={styles.button}
            aria-label={title}
            aria-pressed={side === name}
            onClick={() => toggleSide(name as Side)}
          >
            <Icon size={18} strokeWidth={1.6} aria-hidden />
          </button>
        </Tip>
      ))}
    </nav>
  );
}

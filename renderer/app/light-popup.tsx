import { Dices, TreePine } from 'lucide-react';
import { useState } from 'react';
import { withLeds } from '../../simulator/tree/model/with-leds.ts';
import { usePreview } from '../features/preview/use-preview.ts';
import { useTree } from '../features/trees/tree-store.ts';
import { Button } from '../ui/button.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Popup } from '../ui/popup.tsx';
import { showSide } from './layout-store.ts';
import styles from './light-popup.module.css';

const MAX_SEED = 0xffff_ffff;

/** What the preview and a run of a light program begin with: the number of LEDs, and the seed. */
export function LightPopup() {
  const { seed, setSeed } = usePreview();
  const { file, set } = useTree();
  const { leds } = file;
  const [open, setOpen] = useState(false);
  const toPanel = (): void => {
    setOpen(false);
    showSide('tree');
  };
  return (
    <Popup
      title="Tree and seed"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" aria-label={`${leds} LEDs, seed ${seed}`}>
          <span className={styles.figures}>
            {leds.toLocaleString('en')} LEDs · seed {seed}
          </span>
        </Button>
      }
    >
      {file.lights.shape !== 'coordinates' && (
        <NumberInput label="LEDs of the tree" value={leds} min={1} max={10_000} onCommit={(count) => set(withLeds(file, count))} />
      )}
      <NumberInput label="Seed of random" value={seed} min={0} max={MAX_SEED} onCommit={setSeed}>
        <button
          type="button"
          className={styles.draw}
          aria-label="Draw another seed"
          onClick={() => setSeed(Math.floor(Math.random() * 10_000))}
        >
          <Dices size={13} aria-hidden />
        </button>
      </NumberInput>
      <p className={styles.why}>The same seed gives the same lights, here and in a run.</p>
      <Button onClick={toPanel}>
        <TreePine size={13} aria-hidden /> Shape, speed, supply…
      </Button>
    </Popup>
  );
}

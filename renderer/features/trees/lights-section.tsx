import { withLeds } from '../../../simulator/tree/model/with-leds.ts';
import { Select } from '../../ui/select.tsx';
import { SliderInput } from '../../ui/slider-input.tsx';
import { withShape, type Shape } from './change-tree.ts';
import { ShapeParameters } from './shape-parameters.tsx';
import { SHAPES } from './shapes.ts';
import { useTree } from './tree-store.ts';
import styles from './tree-panel.module.css';

/** As many as are dragged; more can be typed. */
const SLIDER_LEDS = 1_500;

/** Where the lights are, and how many. */
export function LightsSection() {
  const { file, base, set } = useTree();
  const { lights, leds } = file;
  // Measured places are gone from the file once it has a shape; as it was, it still has them.
  const measured = [file, base].find((each) => each.lights.shape === 'coordinates');
  const shapes = (Object.keys(SHAPES) as Shape[]).filter((shape) => shape !== 'coordinates' || measured);
  const choose = (shape: Shape): void => {
    if (shape !== 'coordinates') set(withShape(file, shape));
    else if (measured) set({ ...file, lights: measured.lights, leds: measured.leds, dead: measured.dead });
  };
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Lights</h3>
      <Select label="Shape" value={lights.shape} choices={shapes.map((value) => ({ value, label: SHAPES[value] }))} onChange={choose} />
      {lights.shape === 'coordinates' ? (
        <p className={styles.note}>{leds.toLocaleString('en')} LEDs, each where its file has it.</p>
      ) : (
        <SliderInput label="LEDs" value={leds} min={1} max={10_000} to={SLIDER_LEDS} onChange={(count) => set(withLeds(file, count))} />
      )}
      <ShapeParameters lights={lights} onChange={(changed) => set({ ...file, lights: changed })} />
    </section>
  );
}

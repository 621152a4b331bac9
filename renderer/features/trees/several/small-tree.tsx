import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { verdictOf } from '../../../../executor/contract/verdict-of.ts';
import type { Bake } from '../../../../simulator/program/program.ts';
import { RULES } from '../../../../simulator/rules/rules.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Words } from '../../../ui/words.tsx';
import type { Readings } from '../../instruments/readings.ts';
import { count } from '../../timeline/times.ts';
import type { Measurer } from './measurer.ts';
import { takeTree } from './several-store.ts';
import { SmallCanvas } from './small-canvas.tsx';
import { troublesOf, type Trouble } from './troubles.ts';
import type { OneOfSeveral } from './use-several-trees.ts';
import styles from './small-tree.module.css';

export interface SmallTreeProps {
  one: OneOfSeveral;
  /** the program on it; null before it is baked */
  bake: Bake | null;
  /** the lights are those of an earlier text */
  stale: boolean;
  measure: Measurer['measure'];
}

/** One of several trees: its lights, what it is, and what is wrong there. */
export function SmallTree({ one: { ref, name, is, problem }, bake, stale, measure }: SmallTreeProps) {
  const readings = useReadings(is, bake, measure);
  const verdict = bake && verdictOf(bake.end.cause.kind === 'findings' ? 'compile' : 'run', bake.end.cause);
  const troubles = bake && verdict ? troublesOf(verdict, bake.end, readings) : [];
  return (
    <li className={styles.tree} aria-label={name} data-stale={stale ? '' : undefined}>
      {is ? (
        <SmallCanvas tree={is.tree} recording={bake?.recording ?? null} label={`${name}, ${count(is.file.leds, 'LED')}`} />
      ) : (
        <div className={styles.canvas} />
      )}
      <IconButton icon={X} size={13} label={`Take ${name} away`} side="left" className={styles.close} onClick={() => takeTree(ref)} />
      <h3 className={styles.name} title={name}>
        {name}
      </h3>
      {is && <p className={styles.figures}>{count(is.file.leds, 'LED')}</p>}
      {readings && (
        <p className={styles.figures}>
          {readings.pace.framesPerSecond.toFixed(1)}/s ·{' '}
          <span data-over={readings.amperes.peak > readings.supplyAmperes ? '' : undefined}>
            {readings.amperes.peak.toFixed(1)} of {readings.supplyAmperes} A
          </span>
        </p>
      )}
      {problem !== null && <p className={styles.trouble}>{problem}</p>}
      {is && !bake && <p className={styles.figures}>waits for its bake</p>}
      <Troubles of={troubles} />
    </li>
  );
}

function Troubles({ of: troubles }: { of: readonly Trouble[] }) {
  const [first, ...others] = troubles;
  if (!first) return null;
  return (
    <p className={styles.trouble} data-grave={first.grave ? '' : undefined} title={troubles.map(({ words }) => words).join('\n')}>
      <Words of={first.words} />
      {others.length > 0 && <span className={styles.more}> +{others.length}</span>}
    </p>
  );
}

/** What the instruments say of the run on this tree; null until they do. */
function useReadings(is: OneOfSeveral['is'], bake: Bake | null, measure: Measurer['measure']): Readings | null {
  const [told, setTold] = useState<{ readings: Readings; of: Bake } | null>(null);
  useEffect(() => {
    if (!is || !bake || bake.recording.times.length === 0 || bake.recording.leds !== is.tree.leds) return;
    let gone = false;
    const { microsPerLed } = is.tree;
    const options = { tree: is.tree, recordedMicrosPerLed: microsPerLed, showMs: RULES[is.file.rules].showMs, asTheTree: false };
    void measure(bake.recording, options).then((readings) => !gone && setTold({ readings, of: bake }));
    return () => {
      gone = true;
    };
  }, [is, bake, measure]);
  return told && told.of === bake ? told.readings : null;
}

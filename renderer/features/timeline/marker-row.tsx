import { useMemo, useState, type KeyboardEvent } from 'react';
import { Tip } from '../../ui/tip.tsx';
import { useInstruments } from '../instruments/instruments-store.ts';
import { usePreview } from '../preview/use-preview.ts';
import { clustered, markersOf, type Cluster, type Marker } from './markers.ts';
import { usePlayback } from './playback-store.ts';
import { showLine } from './show-line.ts';
import { clock } from './times.ts';
import { Track } from './track.tsx';
import { useView } from './view-store.ts';
import { seen, shareOf } from './view.ts';
import styles from './marker-row.module.css';

/** Nearer than this, as a share of the width, markers are one. */
const APART = 0.016;
/** Of many, so many are told. */
const TOLD = 3;
const CHARACTERS = 160;

/** What is said of the run, at its moments: findings, notices, prints. One stop for the Tab key; arrows go from one to the next. */
export function MarkerRow() {
  const markers = useMarkers();
  const { view, durationMs } = useView();
  const [current, setCurrent] = useState(0);
  const here = useMemo(() => seen(view, durationMs), [view, durationMs]);
  const clusters = useMemo(() => clustered(markers, here, APART), [markers, here]);
  if (markers.length === 0) return null;
  const reached = Math.min(current, clusters.length - 1);

  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(Math.max(0, reached + way), clusters.length - 1);
    setCurrent(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <Track className={styles.row}>
      <div role="group" aria-label="Markers" onKeyDown={walk}>
        {clusters.map((cluster, i) => (
          <Tip key={`${cluster.ms} ${cluster.markers.length}`} text={textOf(cluster)} side="top">
            <button
              type="button"
              className={styles.marker}
              data-kind={cluster.kind}
              data-many={cluster.markers.length > 1 ? '' : undefined}
              tabIndex={i === reached ? 0 : -1}
              aria-label={textOf(cluster)}
              style={{ left: `${shareOf(cluster.ms, here) * 100}%` }}
              onClick={() => goTo(cluster)}
              onFocus={() => setCurrent(i)}
            />
          </Tip>
        ))}
      </div>
    </Track>
  );
}

function goTo({ ms, markers, kind }: Cluster): void {
  const { pause, seek, shown } = usePlayback.getState();
  const gravest = markers.find((marker) => marker.kind === kind);
  pause();
  seek(gravest?.ms ?? ms);
  if (shown?.file && gravest && gravest.line > 0) showLine(shown.file, gravest.line);
}

/** All that is said of the lights that are shown, by the check, the run and the instruments. */
function useMarkers(): Marker[] {
  const recording = usePlayback((s) => s.recording);
  const shown = usePlayback((s) => s.shown);
  const measured = useInstruments((s) => s.recording);
  const told = useInstruments((s) => s.notices);
  const recorded = usePlayback((s) => s.recorded);
  const { findings, error, program, stale } = usePreview();
  return useMemo(() => {
    if (!recording || !shown || shown.growing) return [];
    const previewed = shown.origin !== 'run' && shown.file !== null && shown.file === program && !stale;
    return markersOf(recording, {
      prints: shown.prints ?? [],
      notices: measured === recorded ? told : [],
      findings: previewed ? findings : [],
      error: previewed && error ? { line: error.line, message: error.verdict.reason } : null,
    });
  }, [recording, recorded, shown, measured, told, findings, error, program, stale]);
}

function textOf({ ms, markers }: Cluster): string {
  const told = markers.slice(0, TOLD).map(sentenceOf).join(' · ');
  const more = markers.length > TOLD ? ` · and ${markers.length - TOLD} more` : '';
  return `${clock(ms)} ${told}${more}`;
}

function sentenceOf({ kind, text, line }: Marker): string {
  const short = text.length > CHARACTERS ? `${text.slice(0, CHARACTERS)}…` : text;
  if (kind === 'print') return `printed “${short}”`;
  return line > 0 ? `line ${line}: ${short}` : short;
}

import type { Notice } from '../../../simulator/recording/instruments/notice.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { Section } from '../../../simulator/recording/strip.ts';
import type { Finding } from '../../../simulator/rules/finding.ts';
import type { Print } from './playback-store.ts';
import { shareOf } from './view.ts';

/** The gravest last. */
const KINDS = ['print', 'info', 'warning', 'error'] as const;
export type MarkerKind = (typeof KINDS)[number];

/** Something that is said of a moment. */
export interface Marker {
  ms: number;
  kind: MarkerKind;
  text: string;
  /** of the source, from 1; 0 where none is known */
  line: number;
}

/** Markers that stand too close to be told apart. */
export interface Cluster {
  /** of the first, ms */
  ms: number;
  kind: MarkerKind;
  markers: Marker[];
}

export interface Said {
  prints: readonly Print[];
  notices: readonly Notice[];
  findings: readonly Finding[];
  /** what ended the program, and where */
  error: { line: number | null; message: string } | null;
}

/** All that is said of a run, in the order of its moments. A finding stands where the run first comes to it; where that is not told, where its line first sets the lights. One that the run never comes to has no moment. */
export function markersOf(recording: Pick<Recording, 'times' | 'lines' | 'durationMs'>, said: Said): Marker[] {
  const { times, lines, durationMs } = recording;
  const markers: Marker[] = [
    ...said.prints.map(({ ms, text }) => ({ ms, kind: 'print' as const, text: text.trimEnd(), line: 0 })),
    ...said.notices.map(({ frame, severity, message, line }) => ({ ms: times[frame] ?? 0, kind: severity, text: message, line })),
    ...said.findings.flatMap(({ line, severity, message, ms = times[lines.indexOf(line)] }) =>
      ms === undefined ? [] : [{ ms, kind: severity, text: message, line }],
    ),
  ];
  if (said.error) markers.push({ ms: durationMs, kind: 'error', text: said.error.message, line: said.error.line ?? 0 });
  return markers.toSorted((a, b) => a.ms - b.ms);
}

/** The markers that are seen, those within `apart` (a share of what is seen) together. */
export function clustered(markers: readonly Marker[], seen: Section, apart: number): Cluster[] {
  const clusters: Cluster[] = [];
  for (const marker of markers) {
    if (marker.ms < seen.from || marker.ms > seen.to) continue;
    const last = clusters.at(-1);
    if (last && shareOf(marker.ms, seen) - shareOf(last.ms, seen) < apart) {
      last.markers.push(marker);
      if (KINDS.indexOf(marker.kind) > KINDS.indexOf(last.kind)) last.kind = marker.kind;
    } else clusters.push({ ms: marker.ms, kind: marker.kind, markers: [marker] });
  }
  return clusters;
}

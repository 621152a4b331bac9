import type { SequenceTiming } from '../../../simulator/recording/csv.ts';
import type { View } from '../../../simulator/recording/picture/projection.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { Look } from '../../../simulator/scene/look.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';

/** Pixels. Encoders of films take even ones only. */
export interface Size {
  width: number;
  height: number;
}

/** What is to be made of a show. */
export type Wanted =
  | { kind: 'csv'; timing: SequenceTiming }
  | { kind: 'json' }
  | { kind: 'recording' }
  | { kind: 'strip'; size: Size }
  | { kind: 'gif'; size: Size; view: View }
  | { kind: 'picture'; size: Size; view: View; frame: number }
  | { kind: FilmKind; size: Size; view: View; framesPerSecond: number };

export type FilmKind = 'webm' | 'mp4';

/** What the worker is told, once. */
export interface Order {
  wanted: Wanted;
  recording: Recording;
  tree: TreeModel;
  /** how pictures and films show it */
  look: Look;
}

/** What the worker says: how much is done, from 0 to 1, then one of the others, once. */
export type Report = { kind: 'progress'; done: number } | { kind: 'made'; file: Blob } | { kind: 'failed'; sentence: string };

import { create } from 'zustand';
import type { Notice } from '../../../simulator/recording/instruments/notice.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { Readings } from './readings.ts';

export interface Instruments {
  /** of the recording that is shown; of the one before while it is measured; null before the first */
  readings: Readings | null;
  /** as it was recorded */
  recording: Recording | null;
  /** what should be known of the run before it is pushed, the gravest first */
  notices: readonly Notice[];
  /** id of the open file whose lines the notices name; null where it is not at hand */
  file: string | null;
}

export const NOTHING: Instruments = { readings: null, recording: null, notices: [], file: null };

/** What the instruments say of the lights that are shown. */
export const useInstruments = create<Instruments>(() => NOTHING);

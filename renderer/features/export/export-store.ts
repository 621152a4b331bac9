import { create } from 'zustand';
import { FILM_RATE, type FilmRate } from '../../../simulator/recording/film-rates.ts';
import type { SizeName } from './formats.ts';

/** How shows are exported: chosen once for the window. */
export interface ExportChoice {
  open: boolean;
  /** of films and pictures */
  size: SizeName;
  /** of films */
  framesPerSecond: FilmRate;
}

export const useExport = create<ExportChoice>(() => ({ open: false, size: '720p', framesPerSecond: FILM_RATE }));

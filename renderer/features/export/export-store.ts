import { create } from 'zustand';
import type { SizeName } from './formats.ts';

/** How shows are exported: chosen once for the window. */
export interface ExportChoice {
  open: boolean;
  /** of films and pictures */
  size: SizeName;
  /** pictures show the light as it is meant, or as the tree shows it */
  light: 'meant' | 'shown';
}

export const useExport = create<ExportChoice>(() => ({ open: false, size: '720p', light: 'meant' }));

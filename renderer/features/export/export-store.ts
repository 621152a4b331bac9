import { create } from 'zustand';
import type { SizeName } from './formats.ts';

/** How shows are exported: chosen once for the window. */
export interface ExportChoice {
  open: boolean;
  /** of films and pictures */
  size: SizeName;
}

export const useExport = create<ExportChoice>(() => ({ open: false, size: '720p' }));

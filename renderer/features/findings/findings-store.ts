import { create } from 'zustand';
import { activeFile, useWorkspace } from '../files/workspace.ts';
import { useInstruments } from '../instruments/instruments-store.ts';
import { usePreview } from '../preview/use-preview.ts';
import { useRun } from '../stages/run-store.ts';
import { toldOf, type ToldFinding } from './told-findings.ts';

export interface Findings {
  /** the open file that they are of; null for none */
  file: string | null;
  told: readonly ToldFinding[];
  /** the list stands in place of the output */
  open: boolean;
}

const NONE: readonly ToldFinding[] = [];

/** What is told of the file that is worked on. */
export const useFindings = create<Findings>(() => ({ file: null, told: NONE, open: false }));

function update(): void {
  const file = activeFile();
  const tellers = { preview: usePreview.getState(), instruments: useInstruments.getState(), run: useRun.getState().run };
  const told = file ? toldOf(file, tellers) : NONE;
  const before = useFindings.getState();
  // A bake tells the same many times over.
  if (before.file !== (file?.id ?? null) || JSON.stringify(before.told) !== JSON.stringify(told)) {
    useFindings.setState({ file: file?.id ?? null, told });
  }
}

for (const store of [usePreview, useInstruments, useRun, useWorkspace]) store.subscribe(update);

// A run is there to be read.
useRun.subscribe((now, was) => {
  if (now.run?.id !== was.run?.id) useFindings.setState({ open: false });
});

export function toggleFindings(): void {
  useFindings.setState((s) => ({ open: !s.open }));
}

import { create } from 'zustand';

/** Where the cursor is, and where the editor is asked to go. */
export interface EditorState {
  line: number;
  column: number;
  /** a place to show and put the cursor to, or `quietly` only to show; taken once */
  wanted: { file: string; line: number; column: number; quietly?: boolean } | null;
}

export const useEditor = create<EditorState>(() => ({ line: 1, column: 1, wanted: null }));

/** Shows a place of an open file, by the file's id. */
export function reveal(file: string, line: number, column = 1): void {
  useEditor.setState({ wanted: { file, line, column } });
}

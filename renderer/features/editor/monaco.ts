import { editor } from 'monaco-editor/editor';
// oxlint-disable-next-line import/default -- what `?worker` gives is made by Vite
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/shell/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { DARK, LIGHT } from './monaco-themes.ts';

// Monaco is had from here only: its services are made at the first call, and know the features that were loaded before it.
export { editor, languages, MarkerSeverity, type Position, Uri } from 'monaco-editor/editor';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

editor.defineTheme('treeline-dark', DARK);
editor.defineTheme('treeline-light', LIGHT);

/** The language that colours a file, by its name. JSON is YAML as far as colours go. */
export function languageOf(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  const languages: Record<string, string> = { py: 'python', md: 'markdown', sh: 'shell', json: 'yaml', yaml: 'yaml', yml: 'yaml' };
  return languages[extension] ?? 'plaintext';
}

export const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
  fontSize: 12.5,
  lineHeight: 21,
  padding: { top: 10, bottom: 10 },
  minimap: { enabled: false },
  glyphMargin: false,
  folding: false,
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 16,
  overviewRulerLanes: 2,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  guides: { indentation: false },
  occurrencesHighlight: 'singleFile',
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: 'currentDocument',
  lightbulb: { enabled: editor.ShowLightbulbIconMode.On },
  tabSize: 4,
  ariaLabel: 'Program',
};

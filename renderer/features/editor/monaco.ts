import { editor, languages } from 'monaco-editor/editor';
// oxlint-disable-next-line import/default -- what `?worker` gives is made by Vite
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
// oxlint-disable-next-line import/default -- as above
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import 'monaco-editor/features/register.all';
// Each is small, and loads its grammar when the first file in it is shown.
import 'monaco-editor/languages/definitions/cpp/register';
import 'monaco-editor/languages/definitions/csharp/register';
import 'monaco-editor/languages/definitions/css/register';
import 'monaco-editor/languages/definitions/dockerfile/register';
import 'monaco-editor/languages/definitions/elixir/register';
import 'monaco-editor/languages/definitions/go/register';
import 'monaco-editor/languages/definitions/html/register';
import 'monaco-editor/languages/definitions/ini/register';
import 'monaco-editor/languages/definitions/java/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/kotlin/register';
import 'monaco-editor/languages/definitions/lua/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/pascal/register';
import 'monaco-editor/languages/definitions/perl/register';
import 'monaco-editor/languages/definitions/php/register';
import 'monaco-editor/languages/definitions/r/register';
import 'monaco-editor/languages/definitions/ruby/register';
import 'monaco-editor/languages/definitions/rust/register';
import 'monaco-editor/languages/definitions/scheme/register';
import 'monaco-editor/languages/definitions/shell/register';
import 'monaco-editor/languages/definitions/sql/register';
import 'monaco-editor/languages/definitions/tcl/register';
import 'monaco-editor/languages/definitions/typescript/register';
import 'monaco-editor/languages/definitions/xml/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { DARK, LIGHT } from './monaco-themes.ts';

// Monaco is had from here only: its services are made at the first call, and know the features that were loaded before it.
export { editor, languages, MarkerSeverity, type Position, Range, Uri } from 'monaco-editor/editor';

self.MonacoEnvironment = { getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()) };

editor.defineTheme('treeline-dark', DARK);
editor.defineTheme('treeline-light', LIGHT);

/** The language that colours a file, by its name. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.')).toLowerCase();
  const known = languages.getLanguages().find((l) => l.filenames?.includes(name) || l.extensions?.includes(extension));
  return known?.id ?? 'plaintext';
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

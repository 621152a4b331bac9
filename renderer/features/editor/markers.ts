import type { Finding, Range } from '../../../simulator/rules/finding.ts';
import { editor, languages, MarkerSeverity } from './monaco.ts';

/** A program that stopped: where, and what it said. */
export interface RunError {
  line: number;
  message: string;
}

const SEVERITY: Record<Finding['severity'], MarkerSeverity> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
};

/** The findings shown in each model, for the fixes they carry. */
const shown = new WeakMap<editor.ITextModel, readonly Finding[]>();

/** `by` says whose they are. */
export function showFindings(model: editor.ITextModel, findings: readonly Finding[], by: 'tree' | 'Python'): void {
  shown.set(model, findings);
  editor.setModelMarkers(
    model,
    'findings',
    findings.map((f) => ({ ...rangeOf(f), severity: SEVERITY[f.severity], message: f.message, code: f.rule, source: by })),
  );
}

export function showError(model: editor.ITextModel, error: RunError | null): void {
  if (!error || error.line > model.getLineCount()) return editor.setModelMarkers(model, 'run', []);
  const { line, message } = error;
  const startColumn = model.getLineFirstNonWhitespaceColumn(line) || 1;
  editor.setModelMarkers(model, 'run', [
    {
      startLineNumber: line,
      startColumn,
      endLineNumber: line,
      endColumn: Math.max(startColumn + 1, model.getLineMaxColumn(line)),
      severity: MarkerSeverity.Error,
      message,
      source: 'run',
    },
  ]);
}

languages.registerCodeActionProvider(
  'python',
  {
    provideCodeActions(model, range) {
      const actions = (shown.get(model) ?? []).flatMap((finding) => {
        if (!finding.fix || finding.endLine < range.startLineNumber || finding.line > range.endLineNumber) return [];
        return [
          {
            title: finding.fix.title,
            kind: 'quickfix',
            isPreferred: true,
            diagnostics: editor
              .getModelMarkers({ resource: model.uri, owner: 'findings' })
              .filter((m) => m.startLineNumber === finding.line && m.startColumn === finding.column),
            edit: {
              edits: finding.fix.edits.map((e) => ({
                resource: model.uri,
                versionId: model.getVersionId(),
                textEdit: { range: rangeOf(e.range), text: e.text },
              })),
            },
          },
        ];
      });
      return { actions, dispose() {} };
    },
  },
  { providedCodeActionKinds: ['quickfix'] },
);

function rangeOf(range: Range) {
  return { startLineNumber: range.line, startColumn: range.column, endLineNumber: range.endLine, endColumn: range.endColumn };
}

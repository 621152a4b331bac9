import type { Finding, Range } from '../../../simulator/rules/finding.ts';
import { fixable, fixAllFindings } from '../findings/fix-all.ts';
import type { ToldFinding } from '../findings/told-findings.ts';
import { editor, languages, MarkerSeverity } from './monaco.ts';

const SEVERITY: Record<Finding['severity'], MarkerSeverity> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
};
const OWNER = 'findings';
const FIX_ALL = 'treeline.fix-all';

/** The findings shown in each model, for the fixes they carry. */
const shown = new WeakMap<editor.ITextModel, readonly ToldFinding[]>();

/** Marks what is told of a text in its model, each at its place. */
export function showFindings(model: editor.ITextModel, told: readonly ToldFinding[]): void {
  shown.set(model, told);
  editor.setModelMarkers(
    model,
    OWNER,
    told.map((f) => ({ ...rangeOf(f), severity: SEVERITY[f.severity], message: quoted(f.message), code: f.rule, source: f.by })),
  );
}

/** Markers are plain text: what is code in a message stands in quotes. */
function quoted(message: string): string {
  return message.replaceAll(/`([^`]+)`/g, '‘$1’');
}

editor.registerCommand(FIX_ALL, () => void fixAllFindings());

languages.registerCodeActionProvider(
  'python',
  {
    provideCodeActions(model, range) {
      const fixes = fixable(shown.get(model) ?? []);
      const here = fixes.filter((f) => f.endLine >= range.startLineNumber && f.line <= range.endLineNumber);
      const actions = here.map((finding): languages.CodeAction => ({
        title: finding.fix!.title,
        kind: 'quickfix',
        isPreferred: true,
        diagnostics: editor
          .getModelMarkers({ resource: model.uri, owner: OWNER })
          .filter((m) => m.startLineNumber === finding.line && m.startColumn === finding.column && m.code === finding.rule),
        edit: {
          edits: finding.fix!.edits.map((e) => ({
            resource: model.uri,
            versionId: model.getVersionId(),
            textEdit: { range: rangeOf(e.range), text: e.text },
          })),
        },
      }));
      if (here.length > 0 && fixes.length > 1) {
        const title = `Fix all ${fixes.length}`;
        actions.push({ title, kind: 'quickfix', command: { id: FIX_ALL, title } });
      }
      return { actions, dispose() {} };
    },
  },
  { providedCodeActionKinds: ['quickfix'] },
);

function rangeOf(range: Range) {
  return { startLineNumber: range.line, startColumn: range.column, endLineNumber: range.endLine, endColumn: range.endColumn };
}

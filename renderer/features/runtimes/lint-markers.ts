import type { RuntimeFinding } from '../../../executor/contract/runtimes.ts';
import { fileIdOf } from '../editor/models.ts';
import { editor, languages, MarkerSeverity } from '../editor/monaco.ts';
import { fileOf } from '../files/workspace.ts';
import { applyRuntimeFix, fixable, fixAllOfRuntime } from './fix-runtime.ts';
import { useLint } from './lint-store.ts';

const OWNER = 'runtime';
const FIX = 'treeline.fix-runtime';
const FIX_ALL = 'treeline.fix-all-of-runtime';

const SEVERITY: Record<RuntimeFinding['severity'], MarkerSeverity> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
};

/** What is found in the file of a model. What is wrong with its JSON is marked by the editor's own JSON, at its place. */
function findingsOf(model: editor.ITextModel): readonly RuntimeFinding[] {
  const { project, findings } = useLint.getState();
  const file = fileOf(fileIdOf(model) ?? null);
  if (!file || file.project !== project) return [];
  return findings.filter((finding) => finding.file === file.path && finding.rule !== 'bad-json');
}

function mark(model: editor.ITextModel): void {
  editor.setModelMarkers(
    model,
    OWNER,
    findingsOf(model).map(({ severity, line, rule, message }) => ({
      ...rangeOf(model, line),
      severity: SEVERITY[severity],
      message: message.replaceAll(/`([^`]+)`/g, '‘$1’'),
      code: rule,
      source: 'runtime',
    })),
  );
}

/** A whole line; the first where it is about the whole file. */
function rangeOf(model: editor.ITextModel, line: number | null) {
  const at = Math.min(line ?? 1, model.getLineCount());
  return {
    startLineNumber: at,
    startColumn: model.getLineFirstNonWhitespaceColumn(at) || 1,
    endLineNumber: at,
    endColumn: model.getLineMaxColumn(at),
  };
}

useLint.subscribe(() => editor.getModels().forEach(mark));
editor.onDidCreateModel(mark);

editor.registerCommand(FIX, (_, project: string, finding: RuntimeFinding) => void applyRuntimeFix(project, finding));
editor.registerCommand(FIX_ALL, () => void fixAllOfRuntime());

languages.registerCodeActionProvider(
  '*',
  {
    provideCodeActions(model, range) {
      const { project, findings } = useLint.getState();
      const here = fixable(findingsOf(model)).filter(({ line }) => {
        const { startLineNumber } = rangeOf(model, line);
        return startLineNumber >= range.startLineNumber && startLineNumber <= range.endLineNumber;
      });
      const actions = here.map((finding): languages.CodeAction => {
        const title = finding.fix?.title ?? '';
        return { title, kind: 'quickfix', isPreferred: true, command: { id: FIX, title, arguments: [project, finding] } };
      });
      const all = fixable(findings).length;
      if (here.length > 0 && all > 1) {
        const title = `Fix all ${all} of the runtime`;
        actions.push({ title, kind: 'quickfix', command: { id: FIX_ALL, title } });
      }
      return { actions, dispose() {} };
    },
  },
  { providedCodeActionKinds: ['quickfix'] },
);

import { changeFile, fileOf, useWorkspace, type WorkFile } from '../files/workspace.ts';
import { editor, languageOf, Uri } from './monaco.ts';

interface Held {
  model: editor.ITextModel;
  /** the file's text as model and workspace last agreed on it */
  agreed: string;
  view: editor.ICodeEditorViewState | null;
}

const held = new Map<string, Held>();

/** The model of an open file: made once and kept while the file is there, so that undo outlives switching tabs. */
export function modelOf(id: string): editor.ITextModel | null {
  const known = held.get(id);
  if (known) return known.model;
  const file = fileOf(id);
  if (!file) return null;
  const model = editor.createModel(file.text, languageOf(file.path), Uri.from({ scheme: 'treeline', path: `/${file.id}/${file.path}` }));
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  const entry: Held = { model, agreed: file.text, view: null };
  held.set(file.id, entry);
  model.onDidChangeContent(() => {
    entry.agreed = model.getValue();
    changeFile(file.id, { text: entry.agreed });
  });
  return model;
}

export function fileIdOf(model: editor.ITextModel): string | undefined {
  return model.uri.path.split('/')[1];
}

export function keepView(id: string, view: editor.ICodeEditorViewState | null): void {
  const entry = held.get(id);
  if (entry) entry.view = view;
}

export function viewOf(id: string): editor.ICodeEditorViewState | null {
  return held.get(id)?.view ?? null;
}

/** Brings into the models what changed elsewhere: a file read again, renamed, or closed. */
function follow({ files }: { files: readonly WorkFile[] }): void {
  const byId = new Map(files.map((f) => [f.id, f]));
  for (const [id, entry] of held) {
    const file = byId.get(id);
    if (!file) {
      entry.model.dispose();
      held.delete(id);
    } else if (file.text !== entry.agreed) {
      entry.agreed = file.text;
      const eol = file.text.includes('\r\n') ? editor.EndOfLineSequence.CRLF : editor.EndOfLineSequence.LF;
      // Else the model makes the ends of the new lines what those of the old ones were.
      if (eol !== entry.model.getEndOfLineSequence()) entry.model.pushEOL(eol);
      entry.model.pushEditOperations([], [{ range: entry.model.getFullModelRange(), text: file.text }], () => null);
    }
    if (file && entry.model.getLanguageId() !== languageOf(file.path)) editor.setModelLanguage(entry.model, languageOf(file.path));
  }
}

useWorkspace.subscribe(follow);

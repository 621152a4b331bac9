import type { ApiDoc } from '../../../simulator/rules/api-doc.ts';
import { API_DOCS } from '../../../simulator/rules/api-docs.ts';
import { useTree } from '../trees/tree-store.ts';
import { callAt } from './call-at.ts';
import { type editor, languages, type Position } from './monaco.ts';

const KINDS: Record<ApiDoc['kind'], languages.CompletionItemKind> = {
  function: languages.CompletionItemKind.Function,
  constant: languages.CompletionItemKind.Constant,
  module: languages.CompletionItemKind.Module,
};
/** What a program may use of the current tree. */
const docs = (): readonly ApiDoc[] => API_DOCS[useTree.getState().file.rules];
const docOf = (name: string): ApiDoc | undefined => docs().find((doc) => doc.name === name);

languages.registerCompletionItemProvider('python', {
  triggerCharacters: ['.'],
  provideCompletionItems(model, position) {
    const word = model.getWordUntilPosition(position);
    const before = model.getLineContent(position.lineNumber).slice(0, word.startColumn - 1);
    const module = /(\w+)\.$/.exec(before)?.[1] ?? null;
    const range = {
      startLineNumber: position.lineNumber,
      endLineNumber: position.lineNumber,
      startColumn: word.startColumn,
      endColumn: word.endColumn,
    };
    const suggestions = docs()
      .filter((doc) => doc.module === module)
      .map((doc): languages.CompletionItem => {
        const label = doc.module === null ? doc.name : doc.name.slice(doc.module.length + 1);
        const call = doc.kind === 'function';
        return {
          label,
          kind: KINDS[doc.kind],
          detail: doc.signature,
          documentation: { value: textOf(doc) },
          insertText: !call ? label : doc.parameters.length === 0 ? `${label}()` : `${label}($0)`,
          ...(call ? { insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
          ...(call && doc.parameters.length > 0 ? { command: { id: 'editor.action.triggerParameterHints', title: '' } } : {}),
          range,
        };
      });
    return { suggestions };
  },
});

languages.registerHoverProvider('python', {
  provideHover(model, position) {
    const doc = docAt(model, position);
    return doc ? { contents: [{ value: ['```python', doc.signature, '```'].join('\n') }, { value: textOf(doc) }] } : null;
  },
});

languages.registerSignatureHelpProvider('python', {
  signatureHelpTriggerCharacters: ['(', ','],
  provideSignatureHelp(model, position) {
    const lines = model.getLinesContent().slice(0, position.lineNumber);
    lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, position.column - 1);
    // A call longer than this is not looked back over.
    const call = callAt(lines.slice(-40).join('\n'));
    const doc = call && docOf(call.name);
    if (!call || doc?.kind !== 'function') return null;
    const parameters = doc.parameters.map(({ name, doc: about }) => ({ label: name, documentation: { value: about } }));
    return {
      value: {
        signatures: [{ label: doc.signature, documentation: { value: doc.doc }, parameters }],
        activeSignature: 0,
        activeParameter: Math.min(call.argument, Math.max(0, parameters.length - 1)),
      },
      dispose() {},
    };
  },
});

function docAt(model: editor.ITextModel, position: Position): ApiDoc | undefined {
  const word = model.getWordAtPosition(position);
  if (!word) return undefined;
  const before = model.getLineContent(position.lineNumber).slice(0, word.startColumn - 1);
  const module = /(\w+)\.$/.exec(before)?.[1];
  return docOf(module ? `${module}.${word.word}` : word.word);
}

function textOf({ doc, parameters, example }: ApiDoc): string {
  const about = parameters.map((p) => `\`${p.name}\`: ${p.doc}`);
  return [doc, ...about, ['```python', example, '```'].join('\n')].join('\n\n');
}

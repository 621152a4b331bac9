import { type JSONPath, type ParseError, printParseErrorCode, visit } from 'jsonc-parser';

/** A line of a text, from 1, and what is wrong there; `line` is null where it cannot be told. */
export interface JsonSlip {
  line: number | null;
  /** with what to do, and without a full stop */
  words: string;
}

/** Why a text is no JSON: the first slip in it. `otherwise` is what was said of it by whoever could not read it. */
export function slipOf(text: string, otherwise: string): JsonSlip {
  if (text.trim() === '') return { line: null, words: 'it is empty' };
  let slip: JsonSlip | null = null;
  walk(text, {
    onError(code: ParseError['error'], _offset: number, _length: number, line: number) {
      slip ??= { line: line + 1, words: WORDS[printParseErrorCode(code)] ?? otherwise };
    },
  });
  return slip ?? { line: null, words: otherwise };
}

/** The line of the value at a path, or else of what should hold it; null where the text is no JSON, or too deep. */
export function lineOf(text: string, path: readonly PropertyKey[]): number | null {
  const found: { line: number | null; depth: number } = { line: null, depth: 0 };
  // Of two values of one name the later one holds.
  function look(at: JSONPath, line: number): boolean {
    const leadsThere = at.every((step, i) => step === path[i]);
    if (leadsThere && at.length >= found.depth) Object.assign(found, { line: line + 1, depth: at.length });
    return leadsThere;
  }
  const value = (_offset: number, _length: number, line: number, _column: number, path: () => JSONPath) => look(path(), line);
  walk(text, {
    onObjectBegin: value,
    onArrayBegin: value,
    onLiteralValue: (_value, ...place) => void value(...place),
    // Without these two the visitor never looks at anything behind what was left out.
    onObjectEnd: () => {},
    onArrayEnd: () => {},
    onObjectProperty: (name, _offset, _length, line, _column, path) => void look([...path(), name], line),
  });
  return found.line;
}

function walk(text: string, visitor: Parameters<typeof visit>[1]): void {
  try {
    visit(text.replace(/^\uFEFF/, ' '), visitor, { disallowComments: true });
  } catch (error) {
    // It goes as deep as the text does, and nothing of ours goes as deep as it can.
    if (!(error instanceof RangeError)) throw error;
  }
}

const WORDS: Record<string, string> = {
  InvalidSymbol: 'this is no value; text and names stand between double quotes',
  InvalidNumberFormat: 'this is no number; write it as 12 or 0.5',
  UnexpectedEndOfNumber: 'this is no number; write it as 12 or 0.5',
  PropertyNameExpected: 'a name between double quotes is missing here; write it, or look whether there is a comma too many',
  ValueExpected: 'a value is missing here; write it, or look whether there is a comma too many',
  ColonExpected: 'a ":" should stand here, between a name and its value',
  CommaExpected: 'a "," should stand before this',
  CloseBraceExpected: 'a "}" is missing; look whether all of it is there',
  CloseBracketExpected: 'a "]" is missing; look whether all of it is there',
  EndOfFileExpected: 'it should end before this; take that out',
  InvalidCommentToken: 'JSON has no comments; take this one out',
  UnexpectedEndOfComment: 'JSON has no comments; take this one out',
  UnexpectedEndOfString: 'a text ends on its line, with a double quote; write a line end in it as \\n',
  InvalidUnicode: 'after \\u four digits should stand, 0–9 and a–f',
  InvalidEscapeCharacter: 'no such character follows a \\; write \\\\ where one is meant',
  InvalidCharacter: 'this cannot stand in a text; write a tab as \\t',
};

/** A place in a program that a line of output names, and where in the line it does. */
export interface Place {
  file: string;
  line: number;
  column: number;
  from: number;
  to: number;
}

/** `main.c:3:5`, `lib/words.py:3`; a line of a Python traceback; what a shell says of its script. */
const FORMS = [
  /(?<![\w.:/-])(?<file>[\w./+-]*[\w+-]\.\w+):(?<line>\d+)(?::(?<column>\d+))?(?![\w.])/,
  /File "(?<file>[^"]+)", line (?<line>\d+)/,
  /^(?<file>[\w./+-]+\.sh): line (?<line>\d+)/,
];

/** Where a line of output points in a program. */
export function placeOf(text: string): Place | null {
  for (const form of FORMS) {
    const found = form.exec(text);
    if (!found?.groups) continue;
    const { file = '', line, column = 1 } = found.groups;
    return { file, line: Number(line), column: Number(column), from: found.index, to: found.index + found[0].length };
  }
  return null;
}

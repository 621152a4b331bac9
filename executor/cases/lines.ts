const NEWLINE = 10;

/** The lines of a text with their ends, the last as it is. */
export function* linesOf(text: Buffer): Generator<Buffer, void> {
  for (let from = 0; from < text.length;) {
    const at = text.indexOf(NEWLINE, from);
    const end = at === -1 ? text.length : at + 1;
    yield text.subarray(from, end);
    from = end;
  }
}

/** The lines without blanks and the newline at their ends, and without empty ones at the end of the text. What is no UTF-8 is U+FFFD. */
export function* trimmedLinesOf(text: Buffer): Generator<string, void> {
  let empty = 0;
  for (const line of linesOf(text)) {
    const trimmed = line.toString('utf8').trimEnd();
    if (trimmed === '') empty += 1;
    else {
      for (; empty > 0; empty--) yield '';
      yield trimmed;
    }
  }
}

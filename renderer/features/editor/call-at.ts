/** The call that a text ends in the middle of, such as `time.sleep(1, `: its name, and which argument stands there, from 0. */
export function callAt(text: string): { name: string; argument: number } | null {
  // Texts and comments hold no calls; a text that is still open is cut at its beginning.
  const code = text.replaceAll(/#.*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/g, (found) => ' '.repeat(found.length));
  let depth = 0;
  let argument = 0;
  for (let at = code.length - 1; at >= 0; at--) {
    const sign = code.charAt(at);
    if (')]}'.includes(sign)) depth += 1;
    else if ('[{'.includes(sign)) {
      // Inside a list: its commas are not the call's.
      if (depth === 0) argument = 0;
      else depth -= 1;
    } else if (sign === ',' && depth === 0) argument += 1;
    else if (sign === '(') {
      if (depth > 0) {
        depth -= 1;
        continue;
      }
      const name = /[\w.]+$/.exec(code.slice(0, at))?.[0];
      if (name) return { name, argument };
      argument = 0;
    }
  }
  return null;
}

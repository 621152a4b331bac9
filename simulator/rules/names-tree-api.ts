/** Comments, and texts in any quotes: what may name the API without using it. A text that never ends takes the rest of its line. */
const SILENT =
  /#[^\r\n]*|"""(?:\\[\s\S]|(?!""")[\s\S])*(?:"""|$)|'''(?:\\[\s\S]|(?!''')[\s\S])*(?:'''|$)|"(?:\\[\s\S]|[^"\\\r\n])*"?|'(?:\\[\s\S]|[^'\\\r\n])*'?/g;

/** The functions that only a tree has. The colours' names are common words: they say nothing. */
const NAMED = /(?<![\p{ID_Continue}.])(?:setLEDs|clearLEDs|getLEDCount)(?!\p{ID_Continue})/u;

/** Whether a Python program uses the tree's API, told without running or parsing it: what decides its runtime where none is named. */
export function namesTreeApi(source: string): boolean {
  return NAMED.test(source.replaceAll(SILENT, ' '));
}

/** Response headers by path: `*` for every path, and what one path has instead. The build writes it from renderer/headers.ts. */
export type HeaderTable = Record<string, Record<string, string>>;

/** Reads the table. One without a policy for the page is refused: better no window than an unguarded one. */
export function parseHeaders(text: string): HeaderTable {
  const table: unknown = JSON.parse(text);
  if (!isTable(table)) throw new TypeError('headers.json is not a table of headers by path. Build the workbench again.');
  if (!table['*']?.['Content-Security-Policy']) {
    throw new TypeError('headers.json holds no Content-Security-Policy. Build the workbench again.');
  }
  return table;
}

/** The headers of one path, as `/sandbox.html`. */
export function headersOf(table: HeaderTable, path: string): Record<string, string> {
  return { ...table['*'], ...(Object.hasOwn(table, path) && path !== '*' ? table[path] : {}) };
}

function isTable(value: unknown): value is HeaderTable {
  return isRecord(value) && Object.values(value).every((row) => isRecord(row) && Object.values(row).every((v) => typeof v === 'string'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The file that makes a project a runtime. */
export const MANIFEST = 'runtime.json';

/** What the manifest of a runtime that is being written says of itself, as far as it can be read. */
export function saidOf(manifest: string): {
  id: string | null;
  name: string | null;
  entry: string | null;
  engine: string | null;
  limits: unknown;
} {
  const said = parsed(manifest);
  const text = (key: string): string | null => (typeof said[key] === 'string' ? said[key] : null);
  return { id: text('id'), name: text('name'), entry: text('entry'), engine: text('engine'), limits: said['limits'] };
}

function parsed(manifest: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(manifest);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

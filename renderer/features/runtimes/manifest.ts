/** The file that makes a project a runtime. */
export const MANIFEST = 'runtime.json';

/** What the manifest of a runtime that is being written says of itself, as far as it can be read. */
export function saidOf(manifest: string): { id: string | null; entry: string | null } {
  const { id, entry } = parsed(manifest);
  return { id: typeof id === 'string' ? id : null, entry: typeof entry === 'string' ? entry : null };
}

function parsed(manifest: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(manifest);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

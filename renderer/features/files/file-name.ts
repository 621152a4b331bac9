/** Why a file cannot have this name in a project that has these; null where it can. The executor has it the same way. */
export function nameFault(name: string, others: readonly string[]): string | null {
  if (name.trim() === '') return 'A file needs a name.';
  if (name.startsWith('/') || name.includes('\\') || /^[a-z]:/i.test(name)) return 'Name it within the project, with / between folders.';
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return 'Write the path without empty parts, . and ..';
  if (others.includes(name)) return 'There is a file of that name.';
  const clash = others.find((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`));
  return clash === undefined ? null : `${clash} is there: a name cannot be a file and a folder.`;
}

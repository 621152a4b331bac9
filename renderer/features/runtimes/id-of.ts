/** A name, made an id; `mine` where nothing of it can be one. */
export function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return id === '' ? 'mine' : id;
}

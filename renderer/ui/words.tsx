/** A sentence whose names, between backticks, are set as code. */
export function Words({ of }: { of: string }) {
  const parts = of.split('`');
  // A lone backtick belongs to what a program said.
  if (parts.length % 2 === 0) return of;
  return parts.map((part, n) => (n % 2 === 0 ? part : <code key={n}>{part}</code>));
}

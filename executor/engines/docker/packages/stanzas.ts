/** One package as apt shows it: its fields (deb-control(5)), continuation lines left out. */
export type Stanza = Record<string, string>;

/** Reads what `apt-cache show` prints: stanzas parted by an empty line. */
export function parseStanzas(text: string): Stanza[] {
  return text
    .split(/\n\n+/)
    .filter((stanza) => stanza.trim() !== '')
    .map(
      (stanza) =>
        Object.fromEntries(Array.from(stanza.matchAll(/^([A-Za-z][\w-]*): (.*)$/gm), ([, name, value]) => [name, value])) as Stanza,
    );
}

/** Reads a field of dependencies: groups of alternatives, names only; what versions they ask for was apt's to see to. */
export function parseDepends(field: string | undefined): string[][] {
  return (field ?? '')
    .split(',')
    .map((group) =>
      group
        .split('|')
        .map((wish) => /^\s*([a-z0-9][a-z0-9.+-]*)/.exec(wish)?.[1] ?? '')
        .filter(Boolean),
    )
    .filter((group) => group.length > 0);
}

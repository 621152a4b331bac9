import type { PackageEntry, PackageIndex } from './package-index.ts';
import { parseDepends, type Stanza } from './stanzas.ts';

/**
 * The index of the packages that the roots reach among those that apt chose. Of alternatives the first that was chosen counts, else the
 * first that a chosen one provides.
 * @throws an Error with a sentence where a root is not among them, or one has no hash
 */
export function indexOf(chosen: readonly Stanza[], roots: readonly string[]): PackageIndex {
  const stanzas = new Map(chosen.map((stanza) => [field(stanza, 'Package'), stanza]));
  const providers = new Map<string, string>();
  for (const name of [...stanzas.keys()].toSorted()) {
    for (const [virtual] of parseDepends(stanzas.get(name)?.['Provides']))
      if (virtual && !providers.has(virtual)) providers.set(virtual, name);
  }
  const decide = (group: readonly string[]) =>
    group.find((name) => stanzas.has(name)) ?? group.map((name) => providers.get(name)).find(Boolean);

  const found = new Map<string, PackageEntry>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const stanza = stanzas.get(name);
    if (!stanza) throw new Error(`Debian's sources on this machine have no package ${name}.`);
    const groups = [...parseDepends(stanza['Pre-Depends']), ...parseDepends(stanza['Depends'])];
    const deps = [...new Set(groups.map(decide))].filter((dep) => dep !== undefined && dep !== name) as string[];
    found.set(name, { ...described(stanza), deps: deps.toSorted() });
    deps.forEach(visit);
  };
  roots.map((root) => decide([root]) ?? root).forEach(visit);
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function described(stanza: Stanza): Omit<PackageEntry, 'deps'> {
  const [name, version, architecture] = [field(stanza, 'Package'), field(stanza, 'Version'), field(stanza, 'Architecture')];
  return {
    version,
    file: `${name}_${version.replaceAll(/[^A-Za-z0-9.+-]/g, '_')}_${architecture}.deb`,
    sha256: field(stanza, 'SHA256'),
    bytes: Number(field(stanza, 'Size')),
  };
}

function field(stanza: Stanza, name: string): string {
  const value = stanza[name];
  if (value === undefined)
    throw new Error(`Apt knows no ${name} of ${stanza['Package'] ?? 'a package'}: its lists are damaged or of a foreign kind.`);
  return value;
}

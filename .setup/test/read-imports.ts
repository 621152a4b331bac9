import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/** One import of one of our files by another; paths from the project's folder, with `/`. */
export interface Import {
  from: string;
  to: string;
  /** only types: nothing of it is left when the program runs */
  types: boolean;
}

const ROOMS = ['executor', 'simulator', 'electron', 'renderer', 'e2e', '.setup'];

/** Reads every import in the tree: types, re-exports and `import()` too, with a real parser. Packages are left out. */
export function readImports(root: string): Import[] {
  return ROOMS.flatMap((room) => sourcesIn(root, room)).flatMap((from) => {
    const found = importsOf(from, readFileSync(join(root, from), 'utf8'));
    return found.filter(({ target }) => target.startsWith('.')).map(({ target, types }) => ({ from, to: resolved(from, target), types }));
  });
}

function sourcesIn(root: string, room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name));
}

function importsOf(name: string, text: string): { target: string; types: boolean }[] {
  const { module, errors } = parseSync(name, text);
  if (errors.length > 0) throw new SyntaxError(`${name} cannot be parsed: ${errors[0]?.message}`);
  const { staticImports, staticExports, dynamicImports } = module;
  return [
    ...staticImports.map(({ moduleRequest, entries }) => ({ target: moduleRequest.value, types: allTypes(entries) })),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? { target: moduleRequest.value, types: isType } : [])),
    ),
    // Only one that names its file can be followed; the quotes are part of the text here.
    ...dynamicImports.flatMap(({ moduleRequest }) => {
      const target = /^['"](.*)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
      return target === undefined ? [] : { target, types: false };
    }),
  ];
}

function allTypes(entries: readonly { isType: boolean }[]): boolean {
  return entries.length > 0 && entries.every(({ isType }) => isType);
}

function resolved(from: string, target: string): string {
  return posix.join(posix.dirname(from), target.replace(/\?.*$/, ''));
}

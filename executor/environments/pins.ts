import type { ExpressionFile } from './expression.ts';

/** A fetch whose content nothing holds: it may give something else tomorrow. */
export interface Unpinned {
  file: string;
  /** from 1 */
  line: number;
  /** as it is written: `fetchTarball`, `builtins.fetchGit`, … */
  call: string;
  kind: 'tarball' | 'file' | 'git';
  url: string;
  /** an address whose content changes by design */
  moves: boolean;
}

const KINDS: Record<string, Unpinned['kind']> = { fetchTarball: 'tarball', fetchurl: 'file', fetchGit: 'git' };
/** `fetchTarball "…"`, `builtins.fetchGit { … }`, `fetchTarball https://…`: a name, and what it is called with. */
const FETCH =
  /\b(builtins\.)?(fetchTarball|fetchurl|fetchGit)\s*(?:\(\s*)?("[^"]*"|\{(?:[^{}]|\$\{[^{}]*\})*\}|[a-z][a-z0-9+.-]*:[^\s;()]+)/g;
const URL_IN = /(?:https?|git|ssh|file|channel|git\+[a-z]+):[^\s";]+/;
const PINNED = { tarball: /\bsha256\s*=/, file: /\b(sha256|hash)\s*=/, git: /\brev\s*=\s*"[0-9a-f]{40}"/ };
const MOVING =
  /^channel:|\/\/(channels\.nixos\.org|nixos\.org\/channels)\/|\/archive\/(refs\/heads\/|)(master|main|nixos-|nixpkgs-|release-)/;
/** One that may stand between quotes in an expression; another is not asked for its pin. */
const PLAIN = /^[\w:/.~%?&=+@,-]+$/;

export function findUnpinned(files: readonly ExpressionFile[]): Unpinned[] {
  return files
    .filter(({ name }) => name.endsWith('.nix'))
    .flatMap(({ name, bytes }) => unpinnedIn(name, withoutComments(bytes.toString())));
}

function unpinnedIn(file: string, source: string): Unpinned[] {
  return [...source.matchAll(FETCH)].flatMap(({ 1: prefix = '', 2: name = '', 3: argument = '', index }) => {
    const kind = KINDS[name];
    const url = URL_IN.exec(argument)?.[0];
    // fetchurl without `builtins.` is the package set's, which asks for a hash itself.
    if (!kind || url === undefined || (kind === 'file' && prefix === '') || PINNED[kind].test(argument)) return [];
    const line = source.slice(0, index).split('\n').length;
    return [{ file, line, call: `${prefix}${name}`, kind, url, moves: MOVING.test(url) }];
  });
}

/** What realise.sh is asked for each, in order: a kind and an address. */
export function pinQuestions(unpinned: readonly Unpinned[]): string[] {
  return unpinned.flatMap(({ kind, url }) => (PLAIN.test(url) ? [kind, url] : ['unknown', '']));
}

/** Comments become spaces, so that lines and columns stay. */
function withoutComments(source: string): string {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');
  return source.replaceAll(/"(?:\\[^]|[^"\\])*"|#.*|\/\*[^]*?\*\//g, (found) => (found.startsWith('"') ? found : blank(found)));
}

/** @param pin the hash or revision of what it gave now, '' where that is not known */
export function pinAdvice({ file, line, call, kind, url, moves }: Unpinned, pin: string): string {
  const attribute = kind === 'git' ? 'rev' : 'sha256';
  const add = `${attribute} = "${pin || '…'}";`;
  const moving = moves ? ' The address itself moves on: name a revision in it.' : '';
  return `${file} line ${line}: ${call} of ${url} is not pinned, and may give something else tomorrow. Write \`${call} { url = "${url}"; ${add} }\`.${moving}`;
}

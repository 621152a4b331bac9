import type { BundledEnvironment, ClosurePath } from './manifest.ts';

/** What lies in `store/`, a binary cache as Nix itself reads it: the texts that follow from the manifest, then an archive for each path. */
export function storeTexts({ paths }: BundledEnvironment): { name: string; content: string }[] {
  return [
    { name: 'store/nix-cache-info', content: 'StoreDir: /nix/store\n' },
    ...paths.map((each) => ({ name: `store/${digestOf(each.path)}.narinfo`, content: narInfo(each) })),
  ];
}

/** The name of a path's archive in the bundle. */
export function narName(path: string): string {
  return `store/${narUrl(path)}`;
}

/** `/nix/store/<32 characters>-name` → the characters, by which Nix looks for it */
function digestOf(path: string): string {
  return path.slice('/nix/store/'.length).slice(0, 32);
}

function narUrl(path: string): string {
  return `nar/${digestOf(path)}.nar.zst`;
}

/** https://nixos.org/manual/nix/stable/protocols/nix-archive and Nix's `src/libstore/nar-info.cc` */
function narInfo({ path, narHash, narBytes, references }: ClosurePath): string {
  const names = references.map((each) => each.slice('/nix/store/'.length)).join(' ');
  return `StorePath: ${path}\nURL: ${narUrl(path)}\nCompression: zstd\nNarHash: ${narHash}\nNarSize: ${narBytes}\nReferences: ${names}\n`;
}

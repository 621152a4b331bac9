import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import type { BundleManifest, ClosurePath } from '../manifest.ts';
import { narName, storeTexts } from '../store-entries.ts';
import { type Part, partOf, writeBundle } from '../write-bundle.ts';

const { signal } = new AbortController();
const hex = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** What the archives of the small bundle hold, by the store path: bytes of any kind, since only Nix reads them. */
const CONTENTS: Record<string, Buffer> = {
  '/nix/store/00000000000000000000000000000000-lib': Buffer.from('what others need '.repeat(9_000)),
  '/nix/store/11111111111111111111111111111111-shell': Buffer.from('the shell'),
};
const [LIB = '', SHELL = ''] = Object.keys(CONTENTS);

export const FILES: Record<string, string> = {
  'cutor.nix': '{ }',
  'run.sh': 'echo 1\n',
  'runtime.json': JSON.stringify({ id: 'small', name: 'Small', version: '1.0.0', languages: ['Shell'] }),
  'samples/größe/main.sh': 'echo 2\n',
  [`tests/one/${'long/'.repeat(40)}main.sh`]: 'echo 3\n',
};

export type Said = Omit<BundleManifest, 'entries'>;

/** FOR TESTS ONLY: what a small bundle says, and what it is made of; all of it can be changed before it is written. */
export function smallBundle(): { said: Said; parts: Part[] } {
  const paths = Object.entries(CONTENTS).map(([path, bytes]): ClosurePath => ({
    path,
    narHash: `sha256-${createHash('sha256').update(bytes).digest('base64')}`,
    narBytes: bytes.length,
    references: path === SHELL ? [LIB] : [LIB],
  }));
  const environment = {
    ...{ key: hex('key'), title: 'small', source: 'test test-1', expression: '{ }', shell: SHELL, paths },
    variables: { PATH: `${LIB}/bin`, ODD: 'a=b\nc' },
  };
  return {
    said: {
      ...{ format: 'treeline runtime', version: 1, architecture: 'amd64', environment, images: null },
      runtime: { id: 'small', version: '1.0.0', hash: hex('small') },
    },
    parts: [
      ...Object.entries(FILES).map(([name, content]) => ({
        ...partOf(`runtime/${name}`, content),
        ...(name === 'run.sh' && { executable: true as const }),
      })),
      ...storeTexts(environment).map(({ name, content }) => partOf(name, content)),
      ...Object.entries(CONTENTS).map(([path, bytes]) => partOf(narName(path), zstdCompressSync(bytes))),
    ],
  };
}

export async function writeSmall(file: string, { said, parts } = smallBundle()): Promise<void> {
  await writeBundle(file, said, parts, { signal, wrote: () => {} });
}

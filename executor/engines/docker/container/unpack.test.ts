import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { WORK } from './container.ts';
import { testBoxes } from './testing/boxes.ts';

const boxes = await testBoxes();
const KiB = 1 << 10;

/** A tar of one file of so many bytes. */
function tarOf(bytes: number): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: 'left' }, Buffer.alloc(bytes, 'x'));
  tar.finalize();
  return buffer(tar);
}

describe('what the stage before left', boxes.needed, () => {
  // More than is held of it for a process that unpacks more slowly than it comes, by so little that nothing comes after it.
  test.each(Array.from({ length: 24 }, (_, n) => 960 + 24 * n))(
    'is unpacked, be it %i KiB',
    async (size) => {
      const tar = await tarOf(size * KiB);
      const unpack = { into: WORK, tar: Readable.from([tar]) };
      const { stdout } = await boxes.run('', {
        job: { argv: ['bash', '-c', 'set -- $(/treeline/busybox wc -c < left); echo $1'], unpack },
      });
      expect(stdout).toBe(`${size * KiB}\n`);
    },
    10_000,
  );
});

import type { Recording } from '../../simulator/recording/recording.ts';
import { progress } from './terminal.ts';
import { writeAtomically } from './write-atomically.ts';

/** Writes a recording into the files that are named; resolves to their names. */
export async function exportRecording(recording: Recording, { csv, gif }: { csv?: string; gif?: string }): Promise<string[]> {
  const told = progress();
  const written: string[] = [];
  try {
    if (csv !== undefined) {
      told.say(`writing ${csv} …`);
      const { toCsv } = await import('../../simulator/recording/csv.ts');
      await writeAtomically(csv, toCsv(recording));
      written.push(csv);
    }
    if (gif !== undefined) {
      const [{ toGif }, { coneTree }] = await Promise.all([
        import('../../simulator/recording/gif.ts'),
        import('../../simulator/tree/cone-tree.ts'),
      ]);
      const onProgress = (done: number) => told.say(`drawing ${gif} … ${Math.round(done * 100)} %`);
      await writeAtomically(gif, [await toGif(recording, coneTree(recording.leds), { onProgress })]);
      written.push(gif);
    }
    return written;
  } finally {
    told.clear();
  }
}

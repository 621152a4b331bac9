import type { Recording } from '../../simulator/recording/recording.ts';
import type { Tree } from '../../simulator/tree/tree.ts';
import { progress } from './terminal.ts';
import { writeAtomically } from './write-atomically.ts';

interface Exports {
  csv?: string;
  gif?: string;
  /** the tree that is drawn, as it shows what it is told; else the default one, as it is meant */
  tree?: Tree;
}

/** Writes a recording into the files that are named; resolves to their names. */
export async function exportRecording(recording: Recording, { csv, gif, tree }: Exports): Promise<string[]> {
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
      const [{ toGif }, { asShown }, { coneTree }] = await Promise.all([
        import('../../simulator/recording/gif.ts'),
        import('../../simulator/recording/as-shown.ts'),
        import('../../simulator/tree/cone-tree.ts'),
      ]);
      const onProgress = (done: number) => told.say(`drawing ${gif} … ${Math.round(done * 100)} %`);
      const shown = tree ? asShown(recording, tree.lighting) : recording;
      await writeAtomically(gif, [await toGif(shown, tree ?? coneTree(recording.leds), { onProgress })]);
      written.push(gif);
    }
    return written;
  } finally {
    told.clear();
  }
}

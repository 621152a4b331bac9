import type { SequenceTiming } from '../../simulator/recording/csv.ts';
import type { Recording } from '../../simulator/recording/recording.ts';
import type { Tree } from '../../simulator/tree/tree.ts';
import { progress } from './terminal.ts';
import { writeAtomically } from './write-atomically.ts';

export interface Exports {
  /** a recording file; JSON where its name ends so */
  record?: string;
  csv?: string;
  /** what the first column of the CSV says */
  timing?: SequenceTiming;
  gif?: string;
  /** the tree that is drawn, as it shows what it is told; else the default one, as it is meant */
  tree?: Tree;
}

/** Writes a recording into the files that are named; resolves to their names. */
export async function exportRecording(recording: Recording, { record, csv, timing, gif, tree }: Exports): Promise<string[]> {
  const told = progress();
  const written: string[] = [];
  try {
    if (record !== undefined) {
      told.say(`writing ${record} …`);
      const [{ encodeRecording }, { toJson }] = await Promise.all([
        import('../../simulator/recording/recording-file.ts'),
        import('../../simulator/recording/recording-json.ts'),
      ]);
      await writeAtomically(record, record.endsWith('.json') ? toJson(recording) : [encodeRecording(recording)]);
      written.push(record);
    }
    if (csv !== undefined) {
      told.say(`writing ${csv} …`);
      const { toCsv } = await import('../../simulator/recording/csv.ts');
      await writeAtomically(csv, toCsv(recording, timing));
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

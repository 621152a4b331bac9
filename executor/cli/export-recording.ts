import { frameAt, frameStates } from '../../simulator/recording/frame-index.ts';
import type { Recording } from '../../simulator/recording/recording.ts';
import type { TreeModel } from '../../simulator/tree/tree-model.ts';
import type { Tree } from '../../simulator/tree/tree.ts';
import { assertNever } from '../contract/assert-never.ts';
import { EXPORT_KINDS, type ExportKind, type Exports } from './export-options.ts';
import { Fault } from './fault.ts';
import { progress } from './terminal.ts';
import { writeAtomically } from './write-atomically.ts';

const SIZE = { width: 1_280, height: 720 };

/**
 * Writes a recording into the files that are named; resolves to their names. The tree is drawn as it shows what it is told; without one,
 * the default tree is, as its lights are meant.
 */
export async function exportRecording(recording: Recording, exports: Exports, tree?: Tree): Promise<string[]> {
  const [{ asShown }, { coneTree }] = await Promise.all([
    import('../../simulator/recording/as-shown.ts'),
    import('../../simulator/tree/cone-tree.ts'),
  ]);
  const show = tree ? { recording: asShown(recording, tree.lighting), tree } : { recording, tree: coneTree(recording.leds) };
  const told = progress();
  const written: string[] = [];
  try {
    for (const kind of EXPORT_KINDS) {
      const file = exports.files[kind];
      if (file === undefined) continue;
      told.say(`writing ${file} …`);
      const onProgress = (done: number): void => told.say(`drawing ${file} … ${Math.round(done * 100)} %`);
      await writeAtomically(file, await contentOf(kind, file, recording, show, exports, onProgress));
      written.push(file);
    }
    return written;
  } finally {
    told.clear();
  }
}

/** `show` is what pictures are painted of: a recording, and the tree that shines in it. */
async function contentOf(
  kind: ExportKind,
  file: string,
  recording: Recording,
  show: { recording: Recording; tree: TreeModel },
  exports: Exports,
  onProgress: (done: number) => void,
): Promise<Iterable<string | Uint8Array>> {
  switch (kind) {
    case 'record': {
      if (file.endsWith('.json')) return (await import('../../simulator/recording/recording-json.ts')).toJson(recording);
      const { encodeRecording, tooLongToKeep } = await import('../../simulator/recording/recording-file.ts');
      const why = tooLongToKeep(recording);
      if (why !== null) throw new Fault(why);
      return [encodeRecording(recording)];
    }
    case 'csv':
      return (await import('../../simulator/recording/csv.ts')).toCsv(recording, exports.timing);
    case 'png':
      return [await pictureOf(show, exports)];
    case 'gif':
      return [await (await import('../../simulator/recording/gif.ts')).toGif(show.recording, show.tree, { ...exports.size, onProgress })];
    case 'webm':
    case 'mp4': {
      const [{ makeFilm }, { FRONT }] = await Promise.all([
        import('./video/film.ts'),
        import('../../simulator/recording/picture/projection.ts'),
      ]);
      const wanted = { kind, size: exports.size ?? SIZE, view: FRONT, framesPerSecond: exports.framesPerSecond };
      return [await makeFilm(exports.chromium, { ...show, wanted }, onProgress)];
    }
    default:
      return assertNever(kind);
  }
}

async function pictureOf({ recording, tree }: { recording: Recording; tree: TreeModel }, { size = SIZE, atMs, frame }: Exports) {
  const [{ createRasteriser }, { toPng }] = await Promise.all([
    import('../../simulator/recording/picture/rasteriser.ts'),
    import('../../simulator/recording/picture/png.ts'),
  ]);
  const last = recording.times.length - 1;
  if (frame !== undefined && frame > last) throw new Fault(`There is no frame ${frame + 1}; the last one is ${last + 1}.`);
  if (atMs !== undefined && atMs > recording.durationMs) {
    throw new Fault(`There is no frame at ${atMs / 1_000} s; the show ends at ${recording.durationMs / 1_000} s.`);
  }
  const { width, height } = size;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const draw = createRasteriser(tree.positions, width, height);
  draw(frameStates(recording, frame ?? frameAt(recording, atMs ?? recording.durationMs / 2)), pixels);
  return toPng(pixels, width, height);
}

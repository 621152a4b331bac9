import { importRecording } from './import-recording.ts';
import { tellFile, TELLING_BYTES } from './tell-file.ts';

/**
 * Opens a file that is no text for the editor: a show is played, a tree is turned to, a runtime is installed. Which it is follows from what is in it, never from its name.
 *
 * @returns false where it is text, and nothing was done
 * @throws Error with the file's name and a sentence
 */
export async function openData(file: File): Promise<boolean> {
  const beginning = await file.slice(0, TELLING_BYTES).text();
  // A table without anything in it was meant to be one.
  const empty = beginning.trim() === '' && /\.csv$/i.test(file.name);
  const kind = empty ? 'recording' : tellFile(beginning, file.size <= TELLING_BYTES);
  if (kind === 'text') return false;
  try {
    if (kind === 'bundle') await (await import('../runtimes/import-runtime.ts')).importRuntime(file);
    else await (kind === 'tree' ? (await import('../trees/open-tree-file.ts')).openTreeFile(file) : importRecording(file));
  } catch (error) {
    throw new Error(`${file.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return true;
}

import type { RuntimeFile } from '../../../executor/contract/runtimes.ts';
import { asText } from '../files/as-text.ts';
import { projectFiles } from '../stages/project-files.ts';

/** All files of a runtime that is being written, as they are in the editor. A browser cannot tell their modes. @throws Error with a sentence */
export async function runtimeFiles(project: string): Promise<RuntimeFile[]> {
  return (await projectFiles(project)).map((file) => ({ ...asText(file), executable: null }));
}

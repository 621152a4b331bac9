import type { RequestInput } from './request.ts';

/** What holds, in a container whose request has `light`, the file that a program writes its lights to. */
const VARIABLE = 'TREELINE_LIGHTS';
/** A longer file is no program that somebody wrote; characters. */
const LOOKED_THROUGH = 1 << 20;

/** Whether one of the files names the variable: such a project, run with the docker engine, is asked for with `light`. */
export function namesLights(files: RequestInput['files']): boolean {
  return files.some(({ content, encoding }) => {
    if (content.length > LOOKED_THROUGH) return false;
    return (encoding === 'base64' ? decoded(content) : content).includes(VARIABLE);
  });
}

/** One character a byte; empty where it is no base64, of which intake tells. */
function decoded(content: string): string {
  try {
    return atob(content);
  } catch {
    return '';
  }
}

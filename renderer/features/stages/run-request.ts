import type { RequestInput } from '../../../executor/contract/request.ts';
import { namesTreeApi } from '../../../simulator/rules/names-tree-api.ts';
import { permit } from '../files/disk.ts';
import { handleIn } from '../files/folder.ts';
import { filesOf, inputOf, useWorkspace, type WorkFile } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { splitArgs } from './split-args.ts';

type RequestFile = RequestInput['files'][number];

/** Whether a file is a light program: such a one is run by itself, with the tree. */
export function isLight(file: WorkFile): boolean {
  return file.path.endsWith('.py') && namesTreeApi(file.text);
}

/** The file that Run begins with: a light program itself; else its project's `main.py`, or the file one looks at. */
export function entryOf(file: WorkFile): string {
  if (isLight(file)) return file.path;
  const project = useWorkspace.getState().projects[file.project];
  const paths = [...filesOf(file.project).map((f) => f.path), ...(project?.listing ?? [])];
  return paths.includes('main.py') ? 'main.py' : file.path;
}

/** What Run asks for: the whole project the file belongs to, as it is in the editor, saved or not. */
export async function requestOf(file: WorkFile): Promise<RequestInput> {
  const { leds, rules, seed } = usePreview.getState();
  const input = inputOf(file.project);
  const entry = entryOf(file);
  const files = await projectFiles(file);
  const python = entry.endsWith('.py') ? { entry } : {};
  return isLight(file)
    ? { ...python, runtime: 'light', files, light: { leds, rules, seed } }
    : { ...python, files, stdin: input.stdin, args: splitArgs(input.args) };
}

async function projectFiles(file: WorkFile): Promise<RequestFile[]> {
  const project = useWorkspace.getState().projects[file.project];
  const held = filesOf(file.project).map((f): RequestFile => ({ name: f.path, content: f.bom ? `\ufeff${f.text}` : f.text }));
  if (!project?.folder) return held;
  await permit(project.folder);
  const names = new Set(held.map((f) => f.name));
  for (const path of project.listing) {
    if (names.has(path)) continue;
    const onDisk = await (await handleIn(project.folder, path)).getFile();
    held.push({ name: path, content: base64(new Uint8Array(await onDisk.arrayBuffer())), encoding: 'base64' });
  }
  return held;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

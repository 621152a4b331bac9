import type { RuntimeFile } from '../../../executor/contract/runtimes.ts';
import { client } from '../../rpc/client.ts';
import { project, workFile } from '../files/new-file.ts';
import { reporting } from '../files/reporting.ts';
import { addProject, filesOf, showFile, useWorkspace } from '../files/workspace.ts';
import { idOf } from './id-of.ts';
import { MANIFEST } from './manifest.ts';

/** Opens a copy of a runtime, with an id and a name of its own, to be changed. */
export async function newRuntime(from: string, name: string): Promise<void> {
  await reporting('The runtime could not be begun', async () => {
    const { files } = await client.runtimes.files({ id: from });
    open(
      name,
      files.map((file) => (file.name === MANIFEST ? { ...file, content: begun(file.content, name) } : file)),
    );
  });
}

/** Opens the files of a runtime as they are, to change them and bring it up to date. One that is open is shown. */
export async function editRuntime(id: string, name: string): Promise<void> {
  for (const known of Object.values(useWorkspace.getState().projects)) {
    const manifest = filesOf(known.id).find(({ path }) => path === MANIFEST);
    if (known.kind === 'sample' && known.name === name && manifest) return showFile(manifest.id);
  }
  await reporting(`${name} could not be opened`, async () => open(name, (await client.runtimes.files({ id })).files));
}

function open(name: string, files: readonly RuntimeFile[]): void {
  // Bytes that are no text go with it unseen.
  const attached = files.filter(({ encoding }) => encoding === 'base64').map(({ executable: _mode, ...file }) => file);
  const opened = project('sample', name, { attached });
  const held = files
    .filter(({ encoding }) => encoding !== 'base64')
    .map(({ name: path, content }) => workFile(opened.id, path, content, { open: !path.includes('/') }))
    .sort((a, b) => rank(a.path) - rank(b.path));
  addProject(opened, held, MANIFEST);
}

/** The manifest first, then scripts, then what is in folders. */
function rank(path: string): number {
  return path === MANIFEST ? 0 : path.includes('/') ? 2 : 1;
}

/** The manifest of a copy: it does not take over whose it is, nor its number. */
function begun(manifest: string, name: string): string {
  const { number: _number, author: _author, ...said } = JSON.parse(manifest) as Record<string, unknown>;
  return `${JSON.stringify({ ...said, id: idOf(name), name, version: '1.0.0' }, null, 2)}\n`;
}

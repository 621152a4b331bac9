import type { RuntimeFinding } from '../../../executor/contract/runtimes.ts';
import { client } from '../../rpc/client.ts';
import { notify } from '../../ui/notices.tsx';
import { workFile } from '../files/new-file.ts';
import { openFromFolder } from '../files/open-files.ts';
import { addFile, changeFile, filesOf, useWorkspace } from '../files/workspace.ts';
import { useLint } from './lint-store.ts';
import { runtimeFiles } from './runtime-files.ts';

const MARK = '\uFEFF';
/** A file has no more than a few findings with a fix. */
const MOST_ROUNDS = 8;

export function fixable(findings: readonly RuntimeFinding[]): RuntimeFinding[] {
  return findings.filter(({ fix }) => fix);
}

/** Puts the files of a runtime as a finding's fix has them. Saved they are by the user. */
export async function applyRuntimeFix(project: string, { fix }: RuntimeFinding): Promise<void> {
  for (const { name, content } of fix?.files ?? []) {
    const folder = useWorkspace.getState().projects[project];
    if (folder?.listing.includes(name) && !fileIn(project, name)) await openFromFolder(folder, name);
    const file = fileIn(project, name);
    const bom = content.startsWith(MARK);
    const text = bom ? content.slice(MARK.length) : content;
    if (file) changeFile(file.id, { text, bom });
    else addFile(workFile(project, name, text, { bom }));
  }
}

/** Applies every fix there is for the runtime that is worked on, and those for what they uncover. */
export async function fixAllOfRuntime(): Promise<void> {
  const { project } = useLint.getState();
  if (project === null) return;
  const mended = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { findings } = await client.runtimes.lint({ files: await runtimeFiles(project) });
    const fixes = fixable(findings);
    // Each is of the file as it was before the others: of a file with several, one at a time.
    const firsts = fixes.filter(({ file }, n) => fixes.findIndex((one) => one.file === file) === n);
    if (firsts.length === 0) break;
    for (const finding of firsts) {
      await applyRuntimeFix(project, finding);
      mended.add(finding.file);
    }
  }
  if (mended.size > 0) notify('done', mended.size === 1 ? 'One file is put right' : `${mended.size} files are put right`);
}

function fileIn(project: string, path: string) {
  return filesOf(project).find((file) => file.path === path);
}

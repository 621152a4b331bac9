import type { RequestFile } from '../../../executor/contract/request-file.ts';
import type { SubmissionSummary } from '../../../executor/contract/submission.ts';
import { client } from '../../rpc/client.ts';
import { notify } from '../../ui/notices.tsx';
import { fromBase64 } from '../files/base64.ts';
import { project, workFile } from '../files/new-file.ts';
import { decodeTextFile } from '../files/text-file.ts';
import { addProject, filesOf, removeProject, showFile, useWorkspace } from '../files/workspace.ts';
import { showSubmission } from '../stages/run.ts';
import { joinArgs } from '../stages/split-args.ts';

/** Shows a submission of the history: its stages, its output, its lights, and its program as it was. */
export async function openSubmission({ id, entry }: Pick<SubmissionSummary, 'id' | 'entry'>): Promise<void> {
  try {
    await openProgram(id, entry);
  } catch (error) {
    notify('problem', 'The program of this run could not be read', error instanceof Error ? error.message : String(error));
  }
  showSubmission({ id, entry, from: 'history' });
}

/** The program goes into tabs that cannot be changed; those of the run looked at before make room. */
async function openProgram(id: string, entry: string): Promise<void> {
  const known = filesOf(id);
  const shown = known.find((f) => f.path === entry) ?? known[0];
  if (shown) return showFile(shown.id);
  const request = await client.submissions.request({ id });
  const attached: RequestFile[] = [];
  const files = request.files.flatMap((file) => {
    const { name, content, encoding } = file;
    const bytes = encoding === 'base64' ? fromBase64(content) : new TextEncoder().encode(content);
    const text = decodeTextFile(name, bytes);
    if (!('refused' in text)) {
      return workFile(id, name, text.text, { bom: text.bom, readOnly: true, open: name === entry || request.files.length <= 4 });
    }
    attached.push(file);
    return [];
  });
  for (const before of Object.values(useWorkspace.getState().projects)) {
    if (before.kind === 'submission') removeProject(before.id);
  }
  const input = { stdin: request.stdin, args: joinArgs(request.args) };
  addProject(project('submission', entry, { id, input, attached, engine: request.engine }), files, entry);
}

import type { Issue } from '../contract/errors.ts';
import type { Request } from '../contract/request.ts';
import { overlaid } from '../request-files.ts';
import { fileNameIssues } from './file-names.ts';
import type { PinnedRuntime } from './runtime.ts';

/** What is wrong with a request as one on an installed runtime. @param named whether its file names are good by themselves */
export function onRuntimeIssues({ engine, entry, files }: Request, { manifest, files: its }: PinnedRuntime, named: boolean): Issue[] {
  const { id, engine: own, entry: begins } = manifest;
  const issues: Issue[] = [];
  if (engine !== undefined && engine !== own)
    issues.push({ path: 'engine', message: `The runtime ${id} runs on the engine \`${own}\`. Leave \`engine\` out.` });
  // Its scripts name the file; an embedded run begins with whichever it is told.
  if (own === 'docker' && begins !== undefined && entry !== undefined && entry !== begins)
    issues.push({
      path: 'entry',
      message: `The scripts of the runtime ${id} begin with ${begins}. Name the file so, and leave \`entry\` out.`,
    });
  const names = overlaid(its, files).map(({ name }) => name);
  if (entry === undefined && begins !== undefined && !names.includes(begins))
    issues.push({
      path: 'files',
      message: `The runtime ${id} begins with ${begins}, and there is none among the files. Name the program so.`,
    });
  const together = named ? fileNameIssues(names) : [];
  return [...issues, ...together.map(({ message }) => ({ path: 'files', message: `Beside the files of the runtime ${id}: ${message}` }))];
}

import { useQuery } from '@tanstack/react-query';
import { client, queries } from '../../rpc/client.ts';
import { filesOf, useWorkspace } from '../files/workspace.ts';
import { changedFiles, type ChangedFile } from './changed-files.ts';
import { MANIFEST, saidOf } from './manifest.ts';
import { runtimeFiles } from './runtime-files.ts';

/**
 * What is another in the files of a runtime since a version of it: in those of the editor, where it is open there, else in those that were
 * tested last. Null until it is known.
 */
export function useChanges(id: string, since: string | null, last: string): { files: ChangedFile[] | null; inEditor: boolean } {
  const project = useWorkspace((s) => Object.keys(s.projects).find((one) => s.projects[one]?.kind !== 'submission' && idOf(one) === id));
  // The window stands over the editor: what is in it does not change while one looks.
  const { data } = useQuery({
    queryKey: [...queries.runtimes.files.key(), 'changes', id, since, last, project],
    enabled: since !== null,
    staleTime: 0,
    async queryFn() {
      const before = await client.runtimes.files({ id, version: since ?? '' });
      const now = project === undefined ? (await client.runtimes.files({ id, version: last })).files : await runtimeFiles(project);
      return changedFiles(before.files, now);
    },
  });
  return { files: data ?? null, inEditor: project !== undefined };
}

function idOf(project: string): string | null {
  const manifest = filesOf(project).find(({ path }) => path === MANIFEST);
  return manifest ? saidOf(manifest.text).id : null;
}

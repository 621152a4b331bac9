import type { Project, WorkFile } from './workspace.ts';

/** A file as the workspace holds it, from what is known of it. */
export function workFile(project: string, path: string, text: string, more: Partial<WorkFile> = {}): WorkFile {
  return {
    id: crypto.randomUUID(),
    project,
    path,
    text,
    saved: text,
    bom: false,
    open: true,
    readOnly: false,
    handle: null,
    diskTime: null,
    ...more,
  };
}

export function project(kind: Project['kind'], name: string, more: Partial<Project> = {}): Project {
  return { id: crypto.randomUUID(), name, kind, folder: null, listing: [], ...more };
}

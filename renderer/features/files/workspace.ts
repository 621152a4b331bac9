import { create } from 'zustand';
import type { RequestFile } from '../../../executor/contract/request-file.ts';
import type { EngineId } from '../../../executor/contract/request.ts';

/** Files that are run together. A loose file is a project of its own. */
export interface Project {
  id: string;
  name: string;
  kind: 'loose' | 'sample' | 'folder' | 'submission';
  folder: FileSystemDirectoryHandle | null;
  /** of a folder: the files found in it, sorted; some may be open */
  listing: readonly string[];
  /** what its program is given, where that is no light program; nothing where it is left out */
  input?: ProgramInput;
  /** what it runs on; left out, its files decide */
  engine?: EngineId | undefined;
  /** what it was chosen to run on, built in or installed; it says which engine too */
  runtime?: { id: string; name: string; engine: EngineId; entry: string | null } | undefined;
  /** files that are no text: they are run with the others, and not shown */
  attached?: readonly RequestFile[];
}

export interface ProgramInput {
  stdin: string;
  /** as typed: one line, split as a shell does */
  args: string;
}

/** A file whose text is held here. It has a tab while it is `open`; a sample's other files are held without. */
export interface WorkFile {
  id: string;
  project: string;
  /** within its project, with `/` */
  path: string;
  text: string;
  /** the text as it was opened or saved */
  saved: string;
  bom: boolean;
  open: boolean;
  readOnly: boolean;
  handle: FileSystemFileHandle | null;
  /** when the file on disk was last changed, as far as known; ms since 1970 */
  diskTime: number | null;
}

export interface Workspace {
  projects: Readonly<Record<string, Project>>;
  /** in the order of their tabs */
  files: readonly WorkFile[];
  active: string | null;
}

export const useWorkspace = create<Workspace>(() => ({ projects: {}, files: [], active: null }));

const NO_INPUT: ProgramInput = { stdin: '', args: '' };

const { getState: get, setState: set } = useWorkspace;

export function isDirty(file: WorkFile): boolean {
  return file.text !== file.saved;
}

export function fileOf(id: string | null): WorkFile | undefined {
  return get().files.find((f) => f.id === id);
}

export function activeFile(): WorkFile | undefined {
  return fileOf(get().active);
}

export function filesOf(project: string): WorkFile[] {
  return get().files.filter((f) => f.project === project);
}

/** Adds a project with its files, and shows the one named `show`. */
export function addProject(project: Project, files: readonly WorkFile[], show: string | undefined): void {
  set((s) => ({
    projects: { ...s.projects, [project.id]: project },
    files: [...s.files, ...files],
    active: files.find((f) => f.path === show)?.id ?? s.active,
  }));
}

export function addFile(file: WorkFile): void {
  set((s) => ({ files: [...s.files, file], active: file.id }));
}

/** Shows a file's tab, opening it where it has none. */
export function showFile(id: string): void {
  changeFile(id, { open: true });
  set({ active: id });
}

export function changeFile(id: string, change: Partial<WorkFile>): void {
  set((s) => ({ files: s.files.map((f) => (f.id === id ? { ...f, ...change } : f)) }));
}

export function inputOf(project: string): ProgramInput {
  return get().projects[project]?.input ?? NO_INPUT;
}

export function changeProject(id: string, change: Partial<Project>): void {
  set((s) => {
    const project = s.projects[id];
    return project ? { projects: { ...s.projects, [id]: { ...project, ...change } } } : s;
  });
}

/**
 * Takes a file's tab away. Its text goes too where it can be had again (from disk), and with the last tab of a project the
 * whole project goes; a folder stays until it is closed itself.
 */
export function closeFile(id: string): void {
  set((s) => {
    const closing = s.files.find((f) => f.id === id);
    const project = closing && s.projects[closing.project];
    if (!closing || !project) return s;
    const tabs = s.files.filter((f) => f.open);
    const at = tabs.findIndex((f) => f.id === id);
    const next = tabs[at + 1] ?? tabs[at - 1];
    const active = s.active === id ? (next?.id ?? null) : s.active;
    if (project.kind === 'folder') return { active, files: s.files.filter((f) => f.id !== id) };
    const last = !s.files.some((f) => f.open && f.id !== id && f.project === project.id);
    return last
      ? { ...withoutProject(s, project.id), active }
      : { active, files: s.files.map((f) => (f.id === id ? { ...f, open: false } : f)) };
  });
}

/** Takes a file out of its project; the only one takes the project with it. */
export function removeFile(id: string): void {
  const file = fileOf(id);
  const others = file ? filesOf(file.project).filter((f) => f.id !== id) : [];
  const next = others.find((f) => f.open) ?? others[0];
  if (!file) return;
  if (!next) return removeProject(file.project);
  set((s) => ({ files: s.files.filter((f) => f.id !== id) }));
  if (get().active === id) showFile(next.id);
}

/** Takes a project and all its tabs away. */
export function removeProject(id: string): void {
  set((s) => {
    const { files, projects } = withoutProject(s, id);
    const gone = s.files.find((f) => f.id === s.active)?.project === id;
    return { files, projects, active: gone ? (files.findLast((f) => f.open)?.id ?? null) : s.active };
  });
}

function withoutProject(s: Workspace, id: string): Pick<Workspace, 'files' | 'projects'> {
  const projects = Object.fromEntries(Object.entries(s.projects).filter(([key]) => key !== id));
  return { projects, files: s.files.filter((f) => f.project !== id) };
}

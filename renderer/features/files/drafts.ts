import { forgetHandles, readHandles, writeHandles } from './handle-store.ts';
import { useWorkspace, type Project, type WorkFile, type Workspace } from './workspace.ts';

/** ms after the last keystroke until the text is kept */
const PAUSE = 250;
const SLOTS = 16;

/** The workspace as it is kept: handles cannot be written down, they go to a store of their own. */
interface Draft {
  active: string | null;
  projects: Omit<Project, 'folder'>[];
  files: Omit<WorkFile, 'handle'>[];
}

/**
 * Keeps everything that is open, unsaved text included, so that a reload or a crash loses nothing. Every window has a slot of its own,
 * held by a lock while the window lives; a new window takes up the first one that nobody holds.
 * @returns whether there was something to take up
 */
export async function keepDrafts(): Promise<boolean> {
  const slot = `treeline-draft-${await takeSlot()}`;
  const restored = await restore(slot);
  let timer: ReturnType<typeof setTimeout> | undefined;
  useWorkspace.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(slot), PAUSE);
  });
  addEventListener('pagehide', () => keep(slot));
  return restored;
}

async function takeSlot(): Promise<number> {
  const mine = Number(sessionStorage.getItem('treeline-slot') ?? Number.NaN);
  const order = [...(Number.isInteger(mine) ? [mine] : []), ...Array.from({ length: SLOTS }, (_, n) => n)];
  for (const slot of order) {
    // After a reload the page before may hold our lock for a moment longer.
    if (await hold(slot, slot === mine ? 500 : 0)) {
      sessionStorage.setItem('treeline-slot', String(slot));
      return slot;
    }
  }
  return SLOTS;
}

function hold(slot: number, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const options = patienceMs > 0 ? { signal: AbortSignal.timeout(patienceMs) } : { ifAvailable: true };
    navigator.locks
      .request(`treeline-slot-${slot}`, options, (lock) => {
        resolve(lock !== null);
        // Held until the window goes.
        return lock ? new Promise<never>(() => {}) : undefined;
      })
      .catch(() => resolve(false));
  });
}

function keep(slot: string): void {
  const { active, projects, files } = useWorkspace.getState();
  const draft: Draft = {
    active,
    projects: Object.values(projects).map((p) => ({ ...p, folder: undefined })),
    files: files.map((f) => ({ ...f, handle: undefined })),
  };
  try {
    localStorage.setItem(slot, JSON.stringify(draft));
  } catch {
    // More than the browser keeps: then only what is on disk survives a reload.
    localStorage.removeItem(slot);
  }
  const handles = [...Object.values(projects).map((p) => [p.id, p.folder] as const), ...files.map((f) => [f.id, f.handle] as const)];
  void writeHandles(slot, Object.fromEntries(handles.filter(([, handle]) => handle !== null)));
}

async function restore(slot: string): Promise<boolean> {
  const kept = localStorage.getItem(slot);
  if (!kept) return false;
  try {
    const draft = JSON.parse(kept) as Draft;
    if (draft.files.length === 0 && draft.projects.length === 0) return false;
    const handles = await readHandles(slot);
    const workspace: Workspace = {
      active: draft.active,
      projects: Object.fromEntries(
        draft.projects.map((p) => [p.id, { ...p, folder: (handles[p.id] as FileSystemDirectoryHandle | undefined) ?? null }]),
      ),
      files: draft.files.map((f) => ({ ...f, handle: (handles[f.id] as FileSystemFileHandle | undefined) ?? null })),
    };
    useWorkspace.setState(workspace);
    return true;
  } catch {
    // Written by another version, or damaged: begin afresh.
    localStorage.removeItem(slot);
    await forgetHandles(slot);
    return false;
  }
}

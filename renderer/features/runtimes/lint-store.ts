import { create } from 'zustand';
import type { RuntimeFinding } from '../../../executor/contract/runtimes.ts';
import { client } from '../../rpc/client.ts';
import { filesOf, useWorkspace } from '../files/workspace.ts';
import { runtimeFiles } from './runtime-files.ts';
import { activeRuntime } from './runtime-project.ts';

export interface Lint {
  /** the runtime that was looked at; null where none is worked on */
  project: string | null;
  findings: readonly RuntimeFinding[];
}

const NONE: Lint = { project: null, findings: [] };
/** ms after the last keystroke until it is looked at again */
const PAUSE = 250;

/** What should be seen to in the runtime that is worked on. */
export const useLint = create<Lint>(() => NONE);

let timer: ReturnType<typeof setTimeout> | undefined;
let looked: unknown[] = [];
let turn = 0;

/** Looks at the runtime that is worked on, now and after every change of it. Begins once, with the window. */
export function followLint(): void {
  useWorkspace.subscribe(later);
  later();
}

function later(): void {
  const project = activeRuntime();
  if (project === null) {
    if (useLint.getState().project !== null) useLint.setState(NONE);
    looked = [];
    clearTimeout(timer);
    return;
  }
  // Turning to another of its files changes nothing of it.
  const state = useWorkspace.getState().projects[project];
  const now = [project, state?.listing, ...filesOf(project).flatMap(({ path, text, bom }) => [path, text, bom])];
  if (now.length === looked.length && now.every((part, n) => part === looked[n])) return;
  const isNew = looked[0] !== project;
  looked = now;
  clearTimeout(timer);
  timer = setTimeout(() => void look(project), isNew ? 0 : PAUSE);
}

async function look(project: string): Promise<void> {
  const mine = ++turn;
  try {
    const { findings } = await client.runtimes.lint({ files: await runtimeFiles(project) });
    if (mine === turn && activeRuntime() === project) useLint.setState({ project, findings });
  } catch {
    // A folder that may not be read, or a lost line, is told where one acts on it; it is looked at again with the next change.
    if (mine === turn) looked = [];
  }
}

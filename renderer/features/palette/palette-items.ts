import { useCommands } from '../../app/commands.ts';
import { openFromFolder } from '../files/open-files.ts';
import { showFile, useWorkspace } from '../files/workspace.ts';
import { openSample } from '../samples/open-sample.ts';
import { SAMPLES } from '../samples/samples.ts';

export interface PaletteItem {
  id: string;
  title: string;
  detail?: string;
  keys?: string | undefined;
  /** what typing is compared with */
  search: string;
  run(): void | Promise<unknown>;
}

export interface PaletteGroup {
  value: string;
  items: PaletteItem[];
}

/** What can be done now, and what can be opened. */
export function itemsOf(): PaletteGroup[] {
  const groups = new Map<string, PaletteItem[]>();
  const add = (group: string, item: Omit<PaletteItem, 'search'>): void => {
    const items = groups.get(group) ?? [];
    items.push({ ...item, search: `${item.title} ${item.detail ?? ''} ${group}` });
    groups.set(group, items);
  };
  for (const { id, title, group, keys, run, when } of useCommands.getState().commands) {
    if (when?.() ?? true) add(group, { id, title, keys, run });
  }
  const { files, projects, active } = useWorkspace.getState();
  for (const file of files) {
    const project = projects[file.project]?.name ?? '';
    if (file.id !== active)
      add('Open files', {
        id: file.id,
        title: file.path,
        ...(project === file.path ? {} : { detail: project }),
        run: () => showFile(file.id),
      });
  }
  for (const project of Object.values(projects)) {
    for (const path of project.listing) {
      if (!files.some((f) => f.project === project.id && f.path === path)) {
        add(project.name, { id: `${project.id}/${path}`, title: path, run: () => openFromFolder(project, path) });
      }
    }
  }
  for (const sample of SAMPLES)
    add('Samples', { id: `sample/${sample.id}`, title: sample.title, detail: sample.description, run: () => openSample(sample) });
  return [...groups].map(([value, items]) => ({ value, items }));
}

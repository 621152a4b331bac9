import { Select } from '../../ui/select.tsx';
import { useWorkspace, changeProject } from '../files/workspace.ts';
import { useRuntimes } from './use-runtimes.ts';

const AUTOMATIC = '';

/** Which runtime a program runs on: found by its files, or one that is built in or installed. Kept with the project. */
export function RuntimeChoice({ project }: { project: string }) {
  const chosen = useWorkspace((s) => s.projects[project]?.runtime);
  const { items = [] } = useRuntimes();
  const there = items.filter(({ state }) => state === 'built-in' || state === 'available');
  const gone = chosen && !there.some(({ id }) => id === chosen.id) ? [{ value: chosen.id, label: `${chosen.name}, not installed` }] : [];
  const choose = (value: string): void => {
    const runtime = there.find(({ id }) => id === value);
    changeProject(project, { runtime: runtime && { id: runtime.id, name: runtime.name, engine: runtime.engine, entry: runtime.entry } });
  };
  return (
    <Select
      label="Runtime"
      value={chosen?.id ?? AUTOMATIC}
      choices={[
        { value: AUTOMATIC, label: 'Automatic' },
        ...there.map(({ id, name, number }) => ({ value: id, label: number === null ? name : `${name} (${number})` })),
        ...gone,
      ]}
      onChange={choose}
    />
  );
}

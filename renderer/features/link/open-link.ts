import { holdsProgram, LinkFault, readLink, type LinkedProgram } from '../../../simulator/program/link/program-link.ts';
import { lights } from '../../../simulator/tree/model/lights.ts';
import { withLeds } from '../../../simulator/tree/model/with-leds.ts';
import { notify } from '../../ui/notices.tsx';
import { project, workFile } from '../files/new-file.ts';
import { addProject, useWorkspace } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { useTree } from '../trees/tree-store.ts';

/** Opens the program of a link as a new file that nobody has saved, on a tree as the link says. Says where it came from, or why it cannot. */
export async function openLink(fragment: string): Promise<void> {
  let program: LinkedProgram;
  try {
    program = await readLink(fragment);
  } catch (error) {
    if (!(error instanceof LinkFault)) throw error;
    return notify('problem', 'The link could not be opened', error.message);
  }
  const { leds, rules, seed } = program;
  turnTree(program);
  usePreview.getState().setSeed(seed);
  const name = freeName(program.name);
  // Its title goes on saying so when the notice is gone.
  const loose = project('loose', 'From a link');
  // Nothing of it is saved anywhere: closing it asks.
  addProject(loose, [{ ...workFile(loose.id, name, program.source), saved: '' }], name);
  const tree = `${leds.toLocaleString('en')} LEDs, ${rules === 'plan' ? 'planned' : 'deployed'} rules, seed ${seed}`;
  notify('done', `${name} came from a link`, `It is a new file, and runs on ${tree}, as it did where the link was made.`);
}

/** Opens what the address of the page holds, now and whenever it changes; the address is then as it was before. */
export async function openLinks(): Promise<void> {
  const open = async (): Promise<void> => {
    const fragment = location.hash.slice(1);
    if (!holdsProgram(fragment)) return;
    // Before anything is waited for: a reload must not open it again.
    history.replaceState(null, '', location.pathname + location.search);
    await openLink(fragment);
  };
  addEventListener('hashchange', () => void open());
  await open();
}

/** The tree that is looked at, with what the link says of its own. */
function turnTree({ leds, rules, microsPerLed }: LinkedProgram): void {
  const { file, set } = useTree.getState();
  const placed =
    file.leds === leds
      ? file
      : withLeds({ ...file, lights: measured(file.lights.shape) ? lights.parse({ shape: 'cone' }) : file.lights }, leds);
  if (placed === file && file.rules === rules && file.speed.microsPerLed === microsPerLed) return;
  set({ ...placed, rules, speed: { ...file.speed, microsPerLed } });
}

/** Places that were measured are of so many LEDs and no others. */
function measured(shape: string): boolean {
  return shape === 'coordinates';
}

/** A name that no open file has. */
function freeName(name: string): string {
  const taken = new Set(useWorkspace.getState().files.map((f) => f.path));
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${stem}-${n}${ending}`;
  return free;
}

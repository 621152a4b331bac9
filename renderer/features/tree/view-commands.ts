import { AIRS, SIDES } from '../../../simulator/scene/look.ts';
import { PRESETS } from '../../../simulator/scene/presets.ts';
import type { Command } from '../../app/commands.ts';
import { toggle, useLook } from './look-store.ts';
import { useStanding } from './scene-store.ts';
import { useSelection } from './selection-store.ts';

const SIDES_COMMANDS = {
  ideal: 'Lights as they are meant',
  shown: 'Lights as the tree shows them',
  both: 'Lights as meant and as shown, side by side',
};
const stands = (): boolean => useStanding.getState().scene !== null;

/** How the tree is looked at, for the palette. On the tree, keys do the same. */
export const viewCommands: readonly Command[] = [
  ...SIDES.map((sides): Command => ({
    id: `tree-${sides}`,
    title: SIDES_COMMANDS[sides],
    group: 'Light',
    run: () => useLook.setState({ sides }),
  })),
  ...AIRS.map((air): Command => ({
    id: `tree-${air}`,
    title: `The tree ${air === 'day' ? 'by day' : `at ${air}`}`,
    group: 'Light',
    run: () => useLook.setState({ air }),
  })),
  ...PRESETS.map((preset): Command => ({
    id: `tree-from-${preset}`,
    title: `The tree from ${preset === 'above' || preset === 'below' ? preset : `the ${preset}`}`,
    group: 'Light',
    run: () => useStanding.getState().scene?.go(preset),
    when: stands,
  })),
  { id: 'tree-wiring', title: 'Show or hide the wiring order', group: 'Light', run: () => toggle('wiring') },
  { id: 'tree-losses', title: 'Mark or unmark lost hues', group: 'Light', run: () => toggle('losses') },
  {
    id: 'tree-follow',
    title: 'Keep the chosen LED in front, or let go',
    group: 'Light',
    run: () => toggle('follow'),
    when: () => useSelection.getState().led !== null,
  },
];

import type { ReactElement } from 'react';
import type { TreeSummary } from '../../../executor/contract/trees.ts';
import { Menu, MenuGroup, MenuItem, MenuNote } from '../../ui/menu.tsx';
import { count } from '../timeline/times.ts';
import { PRESETS } from './presets.ts';
import { openSavedTree, openTree } from './saved-trees.ts';
import { SHAPES } from './shapes.ts';

export interface TreeChoiceProps {
  trigger: ReactElement<Record<string, unknown>>;
  /** undefined while they are not read */
  saved: readonly TreeSummary[] | undefined;
  /** why they cannot be read */
  problem: string | null;
}

/** The saved trees, and some to begin with. */
export function TreeChoice({ trigger, saved, problem }: TreeChoiceProps) {
  return (
    <Menu trigger={trigger}>
      <MenuGroup title="Saved trees">
        {saved?.map(({ name, leds, shape, rules }) => (
          <MenuItem key={name} about={aboutTree(leds, SHAPES[shape], rules)} onSelect={() => void openSavedTree(name)}>
            {name}
          </MenuItem>
        ))}
        {saved?.length === 0 && <MenuNote>None yet. Change this tree and save it.</MenuNote>}
        {!saved && <MenuNote>{problem ?? 'Read as soon as the executor is reached.'}</MenuNote>}
      </MenuGroup>
      <MenuGroup title="Begin with">
        {PRESETS.map(({ name, about, file }) => (
          <MenuItem key={name} about={about} onSelect={() => void openTree(file)}>
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}

/** What tells one tree from another, in a few words. */
function aboutTree(leds: number, shape: string, rules: string): string {
  return `${count(leds, 'LED')}, ${shape.toLowerCase()}, ${rules}`;
}

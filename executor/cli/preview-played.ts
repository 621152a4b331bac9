import { type RulesName, rulesName } from '../../simulator/rules/profile.ts';
import type { TreeFile } from '../../simulator/tree/model/tree-file.ts';
import { VARIANT_IDS, type VariantId, VARIANTS } from '../../simulator/tree/model/variants.ts';
import { type Tree, treeOf } from '../../simulator/tree/tree.ts';
import type { LightSource } from '../executor.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';

/** What a program is played for: by which rules, with how many LEDs, at which speed; and the tree, where one is named. */
export interface Played extends Omit<LightSource, 'source'> {
  tree?: Tree;
  /** what is changed of it */
  variant?: VariantId;
}

/** All that a tree can be varied by. */
const VARY = [...VARIANT_IDS.filter((id) => id !== 'as-it-is'), 'all'] as const;

/** Every tree that is named, each followed by itself with what is varied; without one, the default tree. Rules that are named hold on all but those varied by them. */
export async function playedFor(line: CommandLine): Promise<[Played, ...Played[]]> {
  const wanted = line.choice('rules', rulesName.options);
  const vary = checked(line.list('vary'));
  const [first, ...others] = line.list('tree');
  const leds = line.whole('leds', 1, 10_000);
  if (first === undefined && vary.length === 0) return [{ rules: wanted ?? 'plan', leds }];
  if (first !== undefined && leds !== undefined) throw new UsageFault('--tree says how many LEDs there are; leave --leds out.');
  const file = first === undefined ? (await import('./preview-tree.ts')).defaultTree(wanted ?? 'plan', leds) : await named(first, wanted);
  const played: [Played, ...Played[]] = [playedOn(file), ...varied(file, vary)];
  // One after the other: each may open the data folder.
  for (const name of others) {
    const other = await named(name, wanted);
    played.push(playedOn(other), ...varied(other, vary));
  }
  return played;
}

async function named(name: string, wanted: RulesName | undefined): Promise<TreeFile> {
  const { treeNamed } = await import('./tree-named.ts');
  const { tree } = await treeNamed(name);
  // By other rules a tree also shows other light.
  return { ...tree, rules: wanted ?? tree.rules };
}

/** @throws UsageFault where one of the words is none that a tree can be varied by */
function checked(words: readonly string[]): readonly string[] {
  const unknown = words.find((word) => !VARY.some((known) => known === word));
  if (unknown !== undefined) throw new UsageFault(`--vary is ${VARY.join(' or ')}, not "${unknown}".`);
  return words;
}

/** The tree with each of that; of `all`, what it cannot be is left out. */
function varied(file: TreeFile, words: readonly string[]): Played[] {
  return VARIANT_IDS.filter((id) => words.includes(id) || (words.includes('all') && id !== 'as-it-is')).flatMap((id) => {
    const changed = VARIANTS[id].of(file);
    if (changed) return [{ ...playedOn(changed), variant: id }];
    if (words.includes(id)) throw new Fault(`${file.name} cannot be varied by ${id}: it has ${file.leds} LEDs, ${file.lights.shape}.`);
    return [];
  });
}

function playedOn(file: TreeFile): Played {
  return { rules: file.rules, leds: file.leds, microsPerLed: file.speed.microsPerLed, tree: treeOf(file) };
}

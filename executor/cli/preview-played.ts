import { type RulesName, rulesName } from '../../simulator/rules/profile.ts';
import type { Tree } from '../../simulator/tree/tree.ts';
import type { LightSource } from '../executor.ts';
import { UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';

/** What a program is played for: by which rules, with how many LEDs, at which speed; and the tree, where one is named. */
export interface Played extends Omit<LightSource, 'source'> {
  tree?: Tree;
}

/** Every tree that is named; without one, the default tree. Rules that are named hold on all of them. */
export async function playedFor(line: CommandLine): Promise<[Played, ...Played[]]> {
  const wanted = line.choice('rules', rulesName.options);
  const [first, ...others] = line.list('tree');
  const leds = line.whole('leds', 1, 10_000);
  if (first === undefined) return [{ rules: wanted ?? 'plan', leds }];
  if (leds !== undefined) throw new UsageFault('--tree says how many LEDs there are; leave --leds out.');
  const played: [Played, ...Played[]] = [await onTree(first, wanted)];
  // One after the other: each may open the data folder.
  for (const name of others) played.push(await onTree(name, wanted));
  return played;
}

async function onTree(name: string, wanted: RulesName | undefined): Promise<Played> {
  const [{ treeNamed }, { treeOf }] = await Promise.all([import('./tree-named.ts'), import('../../simulator/tree/tree.ts')]);
  const { tree: named } = await treeNamed(name);
  // By other rules a tree also shows other light.
  const file = { ...named, rules: wanted ?? named.rules };
  return { rules: file.rules, leds: file.leds, microsPerLed: file.speed.microsPerLed, tree: treeOf(file) };
}

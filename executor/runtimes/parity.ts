import type { Difference } from '../contract/compare.ts';
import type { SelfTestResult } from '../contract/runtimes.ts';
import { type Compared, differencesOf } from '../history/differences.ts';

/** A self-test as it was run in two places. */
export interface ParityOfTest {
  name: string;
  /** what came of it here and there: that is the same, passed or not */
  same: boolean;
  here: SelfTestResult;
  there: SelfTestResult;
  /** of its results, and of what they cost */
  differences: Difference[];
}

export interface Parity {
  /** every result is the same, and so is all that decides what programs see */
  clean: boolean;
  tests: ParityOfTest[];
  /** of what the tests ran on, each once */
  ground: (Difference & { blocks: boolean })[];
}

/** These may be another without a program seeing anything else. */
const MAY_DIFFER = new Set(['docker', 'kernel', 'treeline', 'base']);

/** Holds two runs of the same self-tests against each other. */
export function parityOf(tests: readonly { here: SelfTestResult; there: SelfTestResult; runs: readonly [Compared, Compared] }[]): Parity {
  const ground = new Map<string, Parity['ground'][number]>();
  const told = tests.map(({ here, there, runs: [a, b] }): ParityOfTest => {
    const all = differencesOf(a, b);
    for (const one of all) if (one.kind === 'ground') ground.set(JSON.stringify(one), { ...one, blocks: !MAY_DIFFER.has(one.what) });
    const differences = all.filter(({ kind }) => kind === 'result' || kind === 'cost');
    return { name: here.name, same: !differences.some(({ kind }) => kind === 'result'), here, there, differences };
  });
  const grounds = [...ground.values()];
  return { clean: told.every(({ same }) => same) && !grounds.some(({ blocks }) => blocks), tests: told, ground: grounds };
}

import { findFaults } from './arrows.ts';
import { root, tool, type Ended } from './command.ts';
import { readImports } from './read-imports.ts';
import { fail, pass, type Outcome, type Section } from './report.ts';

/** Each has its own `lib` and `types`, which decide what exists there. */
const ROOMS = [
  'simulator',
  'executor/contract',
  'executor',
  'renderer',
  'renderer/tsconfig.test.json',
  'electron',
  'electron/preload',
  'e2e',
  '.setup',
];

/** Everything that can be said of the tree without running it. */
export const quality: Section[] = [
  { name: 'format', run: async () => outcomeOf(await tool('oxfmt/bin/oxfmt', ['--check', '.'])) },
  { name: 'lint', run: async () => outcomeOf(await tool('oxlint/bin/oxlint', [])) },
  ...ROOMS.map((room) => ({ name: `types: ${room}`, run: async () => outcomeOf(await tool('typescript/bin/tsc', ['-p', room])) })),
  { name: 'dead code', run: async () => outcomeOf(await tool('knip/bin/knip.js', ['--config', '.knip.json', '--no-progress'])) },
  { name: 'arrows', run: async () => arrows() },
];

function outcomeOf({ code, told }: Ended): Outcome {
  return code === 0 ? pass() : fail(told);
}

function arrows(): Outcome {
  const faults = findFaults(readImports(root));
  return faults.length === 0 ? pass() : fail(faults.join('\n'));
}

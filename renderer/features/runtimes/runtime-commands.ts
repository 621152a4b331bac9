import type { Command } from '../../app/commands.ts';
import { activeRuntime } from './runtime-project.ts';
import { askForRuntime, showMatrix } from './shown-runtime.ts';
import { installActive, testActive } from './try-runtime.ts';

const isWritten = (): boolean => activeRuntime() !== null;

/** What can be done with runtimes from everywhere. */
export const RUNTIME_COMMANDS: readonly Command[] = [
  { id: 'new-runtime', title: 'New runtime…', group: 'Runtimes', run: () => askForRuntime() },
  {
    id: 'test-runtime',
    title: 'Run the self-tests of the runtime',
    group: 'Runtimes',
    keys: 'Mod+Shift+Enter',
    run: testActive,
    when: isWritten,
  },
  { id: 'install-runtime', title: 'Install the runtime', group: 'Runtimes', run: installActive, when: isWritten },
  { id: 'runtime-matrix', title: 'What passed when', group: 'Runtimes', run: () => showMatrix() },
];

import { prepareEngine } from '../features/engine/prepare.ts';
import { EXPORT_COMMANDS } from '../features/export/export-commands.ts';
import { newFile, openFiles, openFolder } from '../features/files/open-files.ts';
import { saveAll, saveFile, saveFileAs } from '../features/files/save-files.ts';
import { requestClose } from '../features/files/unsaved.ts';
import { activeFile } from '../features/files/workspace.ts';
import { canFixAllAtHand, fixAllAtHand, goToNextAtHand } from '../features/findings/findings-at-hand.ts';
import { toggleFindings } from '../features/findings/findings-store.ts';
import { canCopyLink, copyLink } from '../features/link/copy-link.ts';
import { askForLink } from '../features/link/paste-link.tsx';
import { usePreview } from '../features/preview/use-preview.ts';
import { RUNTIME_COMMANDS } from '../features/runtimes/runtime-commands.ts';
import { isLive, useRun } from '../features/stages/run-store.ts';
import { cancelRun, runActive, runInTerminal, runTests } from '../features/stages/run.ts';
import { toggleReadAloud } from '../features/terminal/terminal-store.ts';
import { hasTests } from '../features/tests/project-tests.ts';
import { usePlayback } from '../features/timeline/playback-store.ts';
import { viewCommands } from '../features/tree/view-commands.ts';
import { saveTree } from '../features/trees/saved-trees.ts';
import { toggleSeveral } from '../features/trees/several/several-store.ts';
import { importTree } from '../features/trees/tree-files.ts';
import { SIDE_FACES } from './activity-bar.tsx';
import { registerCommands } from './commands.ts';
import { showSide, SIDES, toggleSide, useLayout } from './layout-store.ts';
import { chooseTheme, useTheme } from './theme.ts';

const hasFile = (): boolean => activeFile() !== undefined;
const hasLights = (): boolean => usePlayback.getState().recording !== null;
const withFile = (act: (id: string) => unknown) => (): unknown => {
  const file = activeFile();
  return file && act(file.id);
};

/** The commands that are there from the beginning. */
export function registerOwnCommands(): void {
  registerCommands([
    { id: 'run', title: 'Run', group: 'Run', keys: 'Mod+Enter', run: runActive, when: hasFile },
    {
      id: 'run-tests',
      title: 'Run the test cases',
      group: 'Run',
      keys: 'Mod+Shift+Enter',
      run: runTests,
      when: () => hasTests(activeFile()?.project ?? ''),
    },
    { id: 'run-in-terminal', title: 'Run in terminal', group: 'Run', keys: 'Mod+Alt+Enter', run: runInTerminal, when: hasFile },
    { id: 'terminal-read-aloud', title: 'Let screen readers read the terminal, or not', group: 'View', run: toggleReadAloud },
    {
      id: 'cancel',
      title: 'Cancel the run',
      group: 'Run',
      run: cancelRun,
      when: () => useRun.getState().run !== null && isLive(useRun.getState().run?.event ?? null),
    },
    ...RUNTIME_COMMANDS,
    { id: 'prepare', title: 'Prepare the docker engine', group: 'Run', run: () => (showSide('environments'), prepareEngine()) },
    {
      id: 'play',
      title: 'Play or pause the lights',
      group: 'Light',
      keys: 'Mod+Shift+P',
      run: () => usePlayback.getState().toggle(),
      when: hasLights,
    },
    {
      id: 'rewind',
      title: 'Back to the beginning of the show',
      group: 'Light',
      run: () => usePlayback.getState().seek(0),
      when: hasLights,
    },
    {
      id: 'seed',
      title: 'Draw another seed',
      group: 'Light',
      run: () => usePreview.getState().setSeed(Math.floor(Math.random() * 10_000)),
    },
    ...viewCommands,
    { id: 'several', title: 'Several trees', group: 'Light', run: toggleSeveral },
    { id: 'save-tree', title: 'Save the tree', group: 'Light', run: saveTree },
    { id: 'import-tree', title: 'Import a tree…', group: 'Light', run: importTree },
    { id: 'next-finding', title: 'Go to the next finding', group: 'Edit', keys: 'F8', run: goToNextAtHand, when: hasFile },
    { id: 'fix-all', title: 'Fix all findings', group: 'Edit', keys: 'Mod+Alt+F', run: fixAllAtHand, when: canFixAllAtHand },
    { id: 'findings', title: 'Show or hide the findings', group: 'Edit', keys: 'Mod+Shift+M', run: toggleFindings, when: hasFile },
    { id: 'new', title: 'New file', group: 'File', keys: 'Mod+Alt+N', run: newFile },
    { id: 'open', title: 'Open files…', group: 'File', keys: 'Mod+O', run: openFiles },
    { id: 'open-folder', title: 'Open a folder…', group: 'File', keys: 'Mod+Shift+O', run: openFolder },
    { id: 'copy-link', title: 'Copy a link to the program', group: 'File', run: copyLink, when: canCopyLink },
    { id: 'open-link', title: 'Open a link…', group: 'File', run: askForLink },
    { id: 'save', title: 'Save', group: 'File', keys: 'Mod+S', run: withFile(saveFile) as () => Promise<unknown>, when: hasFile },
    {
      id: 'save-as',
      title: 'Save as…',
      group: 'File',
      keys: 'Mod+Shift+S',
      run: withFile(saveFileAs) as () => Promise<unknown>,
      when: hasFile,
    },
    { id: 'save-all', title: 'Save all', group: 'File', keys: 'Mod+Alt+S', run: saveAll, when: hasFile },
    {
      id: 'close',
      title: 'Close the tab',
      group: 'File',
      keys: 'Alt+W',
      run: withFile(requestClose) as () => Promise<unknown>,
      when: hasFile,
    },
    ...EXPORT_COMMANDS,
    {
      id: 'palette',
      title: 'Command palette',
      group: 'View',
      keys: 'Mod+K',
      run: () => useLayout.setState({ paletteOpen: true }),
      when: () => !useLayout.getState().paletteOpen,
    },
    {
      id: 'palette-f1',
      title: 'Command palette',
      group: 'View',
      keys: 'F1',
      run: () => useLayout.setState({ paletteOpen: true }),
      when: () => !useLayout.getState().paletteOpen,
    },
    ...SIDES.map((side) => ({
      id: `side-${side}`,
      title: `${SIDE_FACES[side].title} panel`,
      group: 'View' as const,
      keys: SIDE_FACES[side].keys,
      run: () => toggleSide(side),
    })),
    {
      id: 'theme',
      title: 'Switch between light and dark',
      group: 'View',
      run: () => chooseTheme(useTheme.getState().theme === 'dark' ? 'light' : 'dark'),
    },
  ]);
}

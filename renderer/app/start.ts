import { feedPreview } from '../features/editor/feed-preview.ts';
import { keepDrafts } from '../features/files/drafts.ts';
import { watchDisk } from '../features/files/watch-disk.ts';
import { activeFile, isDirty } from '../features/files/workspace.ts';
import { followTab } from '../features/history/follow-tab.ts';
import { openLinks } from '../features/link/open-link.ts';
import { fetchSample, SAMPLE_FILE, showSample } from '../features/preview/sample.ts';
import { followLint } from '../features/runtimes/lint-store.ts';
import { openSample } from '../features/samples/open-sample.ts';
import { SAMPLES } from '../features/samples/samples.ts';
import { returnToTerminal } from '../features/terminal/return-to-terminal.ts';
import { usePlayback } from '../features/timeline/playback-store.ts';
import { firstLight, noLightToWaitFor } from '../features/tree/first-light.ts';
import { rememberTree } from '../features/trees/remember-tree.ts';
import { useTree } from '../features/trees/tree-store.ts';
import { listenToKeys } from './commands.ts';
import { registerOwnCommands } from './register-commands.ts';

/** Brings the window to where it was left, or to the first sample, and begins everything that goes on by itself. */
export async function start(): Promise<void> {
  registerOwnCommands();
  listenToKeys();
  rememberTree();
  // Before it is known whether it is wanted: by then it is here.
  const coming = fetchSample();
  const restored = await keepDrafts();
  const first = SAMPLES.find((s) => s.entry === SAMPLE_FILE);
  if (!restored && first) openSample(first);
  // The shipped lights belong to the shipped program, as long as nobody changed it.
  const file = activeFile();
  if (file?.path === SAMPLE_FILE && !file.readOnly && !isDirty(file)) {
    const recording = await coming;
    // They are of the default tree; another is left dark until its own lights come.
    if (recording?.leds === useTree.getState().file.leds) showSample(recording, file.id);
  }
  if (usePlayback.getState().recording === null) noLightToWaitFor();
  await openLinks();
  followTab();
  returnToTerminal();
  watchDisk();
  await firstLight;
  feedPreview();
  followLint();
}

import { LinkFault, packLink } from '../../../simulator/program/link/program-link.ts';
import { notify } from '../../ui/notices.tsx';
import { activeFile } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { isLight } from '../stages/run-request.ts';
import { useTree } from '../trees/tree-store.ts';

/** The desktop application's own address is known to no browser. */
const HOW = location.protocol.startsWith('http')
  ? 'It opens here, or by “Open a link…” in any Treeline.'
  : 'It opens by “Open a link…” in any Treeline.';

/** Whether the file at hand is one that a link can hold: a light program. */
export function canCopyLink(): boolean {
  const file = activeFile();
  return file !== undefined && isLight(file);
}

/** Puts the address of this workbench, with the program at hand and its tree's figures in it, on the clipboard. */
export async function copyLink(): Promise<void> {
  const file = activeFile();
  if (!file || !isLight(file)) return;
  const { leds, rules, speed } = useTree.getState().file;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  try {
    const { seed } = usePreview.getState();
    const fragment = await packLink({ name, source: file.text, leds, rules, seed, microsPerLed: speed.microsPerLed });
    await navigator.clipboard.writeText(`${location.protocol}//${location.host}/#${fragment}`);
    notify('done', 'The link is copied', `It holds a copy of ${name}, with its seed, for ${leds.toLocaleString('en')} LEDs. ${HOW}`);
  } catch (error) {
    if (!(error instanceof LinkFault)) throw error;
    notify('problem', 'The link could not be made', error.message);
  }
}

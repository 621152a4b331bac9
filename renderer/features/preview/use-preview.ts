import { createWindowInterpreter } from '../../../simulator/program/window/window-interpreter.ts';
import { createPreview } from './preview-store.ts';

/** The window's live preview. */
export const usePreview = createPreview(() => createWindowInterpreter({ page: new URL('sandbox.html', document.baseURI).href }));

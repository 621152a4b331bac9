import { fileURLToPath } from 'node:url';

/** "TREE" on a telephone's keys; where it is taken, the next ones are tried. */
export const DEFAULT_PORT = 8733;

/** The folder of the workbench's build. */
export const WORKBENCH = fileURLToPath(new URL('../../.out/renderer/', import.meta.url));

import { findElectron } from '../../electron/build/find-electron.ts';

/** Tells the set-up, which runs on a Node that reads no TypeScript. */
console.log(JSON.stringify(findElectron()));

import { fileURLToPath } from 'node:url';
import { findSnapshot } from '../../simulator/program/process/snapshot.ts';

/** Makes the memory that every Python starts from, unless the one that is there is good. */
await findSnapshot(process.execPath, fileURLToPath(new URL('../../.out/python', import.meta.url)));

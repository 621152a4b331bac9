import { Refusal } from '../refusal.ts';
import { isDiskFull } from './open-database.ts';

/** Keeps something; a full disk is refused with what to do. @param again what to do once there is room: `send this again` */
export function unlessFull<T>(folder: string, again: string, keep: () => T): T {
  try {
    return keep();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    throw new Refusal(`The disk of the data folder ${folder} is full. Make room on it, and ${again}.`, { code: 'DISK_FULL', folder });
  }
}

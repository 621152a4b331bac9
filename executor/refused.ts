import { Refusal } from './refusal.ts';

/** @throws Refusal INVALID_REQUEST, of one field */
export function refused(message: string, path: string): never {
  throw new Refusal(message, { code: 'INVALID_REQUEST', issues: [{ path, message }] });
}

import type { Issue } from './contract/errors.ts';

/** A foreseen failure, one of the contract's codes with its data; the message says what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly detail: RefusalDetail;

  constructor(message: string, detail: RefusalDetail) {
    super(message);
    this.detail = detail;
  }
}

export type RefusalDetail =
  | { code: 'INVALID_REQUEST'; issues: Issue[] }
  | { code: 'NOT_FOUND'; what: string }
  | { code: 'NAME_TAKEN'; name: string }
  | { code: 'NO_TERMINAL'; id: string }
  | { code: 'NO_ENGINE'; engine: string }
  | { code: 'DISK_FULL'; folder: string }
  | { code: 'QUEUE_FULL'; waiting: number; bound: number };

/** Why the data folder or its database cannot be used; the message is a sentence that says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type StoreErrorCode =
  /** another executor owns the folder: talk to that one, or wait for it */
  | 'FOLDER_TAKEN'
  | 'FOLDER_UNUSABLE'
  | 'DATABASE_UNUSABLE'
  /** written by a newer version than this */
  | 'DATABASE_NEWER';

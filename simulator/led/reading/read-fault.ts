/** A file that cannot be read. The message is a sentence that says where it is wrong and what to do; every reader of files throws only this. */
export class ReadFault extends Error {
  override readonly name = 'ReadFault';
  /** from 1; null where the fault lies in no one line */
  readonly line: number | null;
  /** a column's name, or the path of a value: `lights.turns`; null where the fault lies in no one field */
  readonly field: string | null;

  constructor(message: string, { line = null, field = null }: { line?: number | null; field?: string | null } = {}) {
    super(line === null ? message : `Line ${line}: ${message}`);
    this.line = line;
    this.field = field;
  }
}

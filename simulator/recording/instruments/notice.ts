/** Something about a run that whoever is to push it should know. */
export interface Notice {
  /** a stable name, such as `over-supply` */
  rule: string;
  severity: 'warning' | 'info';
  message: string;
  /** where it shows, from 0; −1 where it is about the whole run */
  frame: number;
  /** the line of the source that set that frame, from 1; 0 where none is known */
  line: number;
}

/** A notice as a finding of the rules (its shape there), on the whole of its line; null where the source has no such line. */
export function findingOf({ rule, severity, message, line }: Notice, source: string) {
  const text = source.split(/\r\n|\r|\n/)[line - 1];
  if (text === undefined || text.trim() === '') return null;
  return {
    line,
    column: text.length - text.trimStart().length + 1,
    endLine: line,
    endColumn: text.trimEnd().length + 1,
    severity,
    rule,
    message,
  };
}

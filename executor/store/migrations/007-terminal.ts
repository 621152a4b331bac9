/**
 * The size of a submission's terminal as it was asked for; and what happened at it besides the output: what was typed, its sizes, signals. What
 * `data` is follows from `kind`, see terminals/transcript.ts.
 */
export const terminal = `
ALTER TABLE submissions ADD COLUMN columns INTEGER;
ALTER TABLE submissions ADD COLUMN rows INTEGER;
CREATE TABLE terminal_moments (
  submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE,
  number INTEGER NOT NULL,      -- from 1
  at_ms REAL NOT NULL,          -- since the stage began, as output's
  kind TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (submission, number)
) STRICT;
`;

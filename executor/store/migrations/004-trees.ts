/** Trees that were saved, by their names. */
export const trees = `
CREATE TABLE trees (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL,           -- JSON, simulator/tree/model/tree-file.ts
  saved_at TEXT NOT NULL
) STRICT;
`;

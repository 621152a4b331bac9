/**
 * Environments that are kept. What their store paths hold lies in the `/nix` volume; `environment_volume` says in which one, and
 * whether rows and volume are known to agree.
 */
export const environments = `
CREATE TABLE environments (
  key TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  expression TEXT NOT NULL,
  variables TEXT NOT NULL,      -- JSON
  created_at TEXT NOT NULL,
  used_at TEXT NOT NULL,
  uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE environment_paths (
  environment TEXT NOT NULL REFERENCES environments ON DELETE CASCADE,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (environment, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE environment_volume (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  made_at TEXT NOT NULL,        -- the mark drawn when it was made: another mark is another volume
  settled INTEGER NOT NULL
) STRICT;
`;

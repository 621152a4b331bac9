/**
 * Runtimes that are installed. A version is known by the hash of all its files, and never changes; `current` is the one that requests
 * get, `candidate` one that is being tried, or (where `reason` says why) did not become it. Contents are kept once, by their hash.
 * A submission knows the version and the environment that it was accepted with.
 */
export const runtimes = `
CREATE TABLE runtime_contents (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE runtime_versions (
  hash TEXT PRIMARY KEY,
  manifest TEXT NOT NULL        -- JSON, contract/runtime-manifest.ts
) STRICT, WITHOUT ROWID;

CREATE TABLE runtime_files (
  version TEXT NOT NULL REFERENCES runtime_versions ON DELETE CASCADE,
  name TEXT NOT NULL,
  content TEXT NOT NULL REFERENCES runtime_contents,
  PRIMARY KEY (version, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX runtime_files_by_content ON runtime_files (content);

CREATE TABLE runtimes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  current TEXT REFERENCES runtime_versions,
  environment TEXT,             -- key of the environment of current; null where it needs none
  candidate TEXT REFERENCES runtime_versions,
  candidate_environment TEXT,
  reason TEXT,                  -- why candidate is not current; null while it is being tried
  source TEXT NOT NULL,         -- JSON, of current, else of candidate
  candidate_source TEXT,
  installed_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- What ran of all self-tests of a version, and on what. Files are their names and hashes: they tell what changed since.
CREATE TABLE runtime_tests (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  manifest TEXT NOT NULL,       -- JSON
  at TEXT NOT NULL,
  passed INTEGER NOT NULL,
  ground TEXT NOT NULL,         -- JSON, contract/runtimes.ts
  results TEXT NOT NULL,        -- JSON
  files TEXT NOT NULL           -- JSON, hash by name
) STRICT;

CREATE INDEX runtime_tests_by_id ON runtime_tests (id, seq);

ALTER TABLE submissions ADD COLUMN version TEXT REFERENCES runtime_versions;
ALTER TABLE submissions ADD COLUMN environment TEXT;
CREATE INDEX submissions_by_version ON submissions (version) WHERE version IS NOT NULL;
`;

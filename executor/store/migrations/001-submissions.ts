/**
 * Rows are known by `seq`, the order in which they were accepted, which is the order of the queue and of the list alike; `id` is their
 * name outside. Requests, output and recordings are apart from the rows that lists read.
 */
export const submissions = `
CREATE TABLE submissions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  verdict TEXT,                 -- JSON, null until FINISHED
  runtime TEXT NOT NULL,
  engine TEXT NOT NULL,
  entry TEXT NOT NULL,
  seed INTEGER NOT NULL,
  leds INTEGER NOT NULL,
  frames INTEGER,               -- null where there is no recording
  duration_ms REAL NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT
) STRICT;

CREATE INDEX unfinished ON submissions (seq) WHERE status <> 'FINISHED';

CREATE TABLE requests (
  submission INTEGER PRIMARY KEY REFERENCES submissions ON DELETE CASCADE,
  body TEXT NOT NULL            -- JSON
) STRICT;

CREATE TABLE stages (
  submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE,
  stage TEXT NOT NULL,
  status TEXT,                  -- null while it runs
  code INTEGER,
  signal TEXT,
  wall_ms REAL NOT NULL DEFAULT 0,
  cpu_ms REAL,
  memory_bytes INTEGER,
  cached INTEGER NOT NULL DEFAULT 0,
  stdout_lost INTEGER NOT NULL DEFAULT 0,
  stderr_lost INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (submission, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE output (
  submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE,
  stage TEXT NOT NULL,
  output_end INTEGER NOT NULL,  -- bytes of the interleaved stream up to and with this row
  stdout_end INTEGER NOT NULL,
  stderr_end INTEGER NOT NULL,
  at_ms REAL NOT NULL,          -- since the stage began
  runs BLOB NOT NULL,           -- whose bytes these are, see output/runs.ts
  bytes BLOB NOT NULL,
  PRIMARY KEY (submission, stage, output_end)
) STRICT;

CREATE INDEX output_by_stdout ON output (submission, stage, stdout_end);
CREATE INDEX output_by_stderr ON output (submission, stage, stderr_end);

CREATE TABLE frames (
  submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE,
  frames_end INTEGER NOT NULL,  -- frames up to and with this row
  packed BLOB NOT NULL,         -- simulator/recording/pack.ts, zstd
  PRIMARY KEY (submission, frames_end)
) STRICT;
`;

import { isUtf8 } from 'node:buffer';
import type { Database } from 'better-sqlite3';
import type { RequestFile } from '../contract/request-file.ts';
import type { RuntimeManifest } from '../contract/runtime-manifest.ts';
import { bytesOf } from '../request-files.ts';
import { sha256, versionHash } from './version-hash.ts';

/** Versions of runtimes: all files of a folder, by the hash of them. Contents are kept once, however many versions have them. */
export interface VersionStore {
  /** @returns its hash */
  keep(files: readonly RequestFile[], manifest: RuntimeManifest): string;
  /** All of its files; null where it is not kept. */
  files(hash: string): RequestFile[] | null;
  /** Without its samples and self-tests, which may be large. */
  withoutTests(hash: string): RequestFile[] | null;
  manifest(hash: string): RuntimeManifest | null;
  /** Those whose hash begins so, two at most. */
  beginning(hash: string): string[];
  /** Deletes what neither a runtime nor a submission refers to. @returns how many versions, and bytes of contents */
  sweep(): { versions: number; bytes: number };
}

export function createVersionStore(db: Database): VersionStore {
  const insertVersion = db.prepare('INSERT OR IGNORE INTO runtime_versions VALUES (?, ?)');
  const insertContent = db.prepare('INSERT OR IGNORE INTO runtime_contents VALUES (?, ?)');
  const insertFile = db.prepare('INSERT INTO runtime_files VALUES (?, ?, ?)');
  const one = db.prepare<[string], { manifest: string }>('SELECT manifest FROM runtime_versions WHERE hash = ?');
  const CONTENTS = 'SELECT name, bytes FROM runtime_files JOIN runtime_contents ON content = hash WHERE version = ?';
  const contents = db.prepare<[string], { name: string; bytes: Buffer }>(`${CONTENTS} ORDER BY name`);
  const untested = db.prepare<[string], { name: string; bytes: Buffer }>(
    `${CONTENTS} AND name NOT GLOB 'tests/*' AND name NOT GLOB 'samples/*' ORDER BY name`,
  );
  const beginning = db.prepare<[string], { hash: string }>(`SELECT hash FROM runtime_versions WHERE hash GLOB ? || '*' LIMIT 2`);
  const sweepVersions = db.prepare(
    `DELETE FROM runtime_versions WHERE hash NOT IN (SELECT version FROM submissions WHERE version IS NOT NULL)
       AND hash NOT IN (SELECT current FROM runtimes WHERE current IS NOT NULL)
       AND hash NOT IN (SELECT candidate FROM runtimes WHERE candidate IS NOT NULL)`,
  );
  const sweepContents = db.prepare<[], { bytes: number }>(
    'DELETE FROM runtime_contents WHERE hash NOT IN (SELECT content FROM runtime_files) RETURNING length(bytes) AS bytes',
  );

  return {
    keep: db.transaction((files: readonly RequestFile[], manifest: RuntimeManifest) => {
      const hash = versionHash(files);
      if (insertVersion.run(hash, JSON.stringify(manifest)).changes === 0) return hash;
      for (const file of files) {
        const bytes = bytesOf(file);
        const content = sha256(bytes);
        insertContent.run(content, bytes);
        insertFile.run(hash, file.name, content);
      }
      return hash;
    }),
    files: (hash) => (one.get(hash) ? contents.all(hash).map(fileOf) : null),
    withoutTests: (hash) => (one.get(hash) ? untested.all(hash).map(fileOf) : null),
    manifest(hash) {
      const row = one.get(hash);
      return row ? (JSON.parse(row.manifest) as RuntimeManifest) : null;
    },
    beginning: (hash) => beginning.all(hash).map((row) => row.hash),
    sweep: db.transaction(() => {
      const versions = sweepVersions.run().changes;
      return { versions, bytes: sweepContents.all().reduce((sum, { bytes }) => sum + bytes, 0) };
    }),
  };
}

function fileOf({ name, bytes }: { name: string; bytes: Buffer }): RequestFile {
  return { name, ...textOrBase64(bytes) };
}

export function textOrBase64(bytes: Buffer): Pick<RequestFile, 'content' | 'encoding'> {
  return isUtf8(bytes) ? { content: bytes.toString('utf8'), encoding: 'utf8' } : { content: bytes.toString('base64'), encoding: 'base64' };
}

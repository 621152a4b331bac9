import type { Database } from 'better-sqlite3';

/** What is known of the `/nix` volume between two starts. */
export interface VolumeState {
  /** Says which volume it is now, by its mark. @returns whether it is the one that the rows were made in; one that is not is unsettled */
  is(mark: string): boolean;
  /** False from before the volume is changed until rows and volume agree again: what was killed in between left something behind. */
  readonly settled: boolean;
  settle(settled: boolean): void;
}

export function createVolumeState(db: Database): VolumeState {
  const read = db.prepare<[], { made_at: string; settled: number }>('SELECT made_at, settled FROM environment_volume');
  const write = db.prepare('INSERT OR REPLACE INTO environment_volume VALUES (1, ?, 0)');
  const update = db.prepare('UPDATE environment_volume SET settled = ?');
  return {
    is(mark) {
      const same = read.get()?.made_at === mark;
      if (!same) write.run(mark);
      return same;
    },
    get settled() {
      return read.get()?.settled !== 0;
    },
    settle: (settled) => void update.run(settled ? 1 : 0),
  };
}

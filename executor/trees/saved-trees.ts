import type { Database } from 'better-sqlite3';
import type { TreeFile } from '../../simulator/tree/model/tree-file.ts';
import type { TreeSummary } from '../contract/trees.ts';
import { Refusal } from '../refusal.ts';
import { unlessFull } from '../store/unless-full.ts';

/** The trees that are kept, by their names. Foreseen failures are thrown as `Refusal`. */
export interface SavedTrees {
  list(): { items: TreeSummary[] };
  get(name: string): TreeFile;
  save(saved: { tree: TreeFile; replace: boolean }): { replaced: boolean };
  remove(name: string): { name: string };
}

/** @param folder the data folder, for people */
export function createSavedTrees(db: Database, folder: string): SavedTrees {
  const all = db.prepare<[], TreeSummary>(
    `SELECT name, body ->> '$.leds' AS leds, body ->> '$.lights.shape' AS shape, body ->> '$.rules' AS rules, saved_at AS savedAt
     FROM trees ORDER BY name COLLATE NOCASE, name`,
  );
  const one = db.prepare<[string], { body: string }>('SELECT body FROM trees WHERE name = ?');
  const put = db.prepare('INSERT OR REPLACE INTO trees (name, body, saved_at) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM trees WHERE name = ?');

  return {
    list: () => ({ items: all.all() }),
    get(name) {
      const row = one.get(name) ?? notFound(name);
      return JSON.parse(row.body) as TreeFile;
    },
    save({ tree, replace }) {
      const replaced = one.get(tree.name) !== undefined;
      if (replaced && !replace) {
        const message = `There is a tree ${tree.name} already. Save this one under another name, or replace the one that is there.`;
        throw new Refusal(message, { code: 'NAME_TAKEN', name: tree.name });
      }
      unlessFull(folder, 'save the tree again', () => put.run(tree.name, JSON.stringify(tree), new Date().toISOString()));
      return { replaced };
    },
    remove(name) {
      if (remove.run(name).changes === 0) notFound(name);
      return { name };
    },
  };
}

function notFound(name: string): never {
  throw new Refusal(`There is no saved tree ${name}.`, { code: 'NOT_FOUND', what: `tree ${name}` });
}

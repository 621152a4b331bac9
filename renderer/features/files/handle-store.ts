/** File handles can be cloned into IndexedDB, and nowhere else. */
type Handles = Record<string, FileSystemHandle | null>;

export async function readHandles(key: string): Promise<Handles> {
  const kept = await request('readonly', (store) => store.get(key));
  return typeof kept === 'object' && kept !== null ? (kept as Handles) : {};
}

export async function writeHandles(key: string, handles: Handles): Promise<void> {
  await request('readwrite', (store) => store.put(handles, key));
}

export async function forgetHandles(key: string): Promise<void> {
  await request('readwrite', (store) => store.delete(key));
}

/** A browser that keeps no database only forgets handles: the files are asked for again. */
async function request(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const opening = indexedDB.open('treeline', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('handles'));
    const database = (await settled(opening)) as IDBDatabase;
    const result = await settled(act(database.transaction('handles', mode).objectStore('handles')));
    database.close();
    return result;
  } catch {
    return undefined;
  }
}

function settled(asked: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('the database does not answer')));
  });
}

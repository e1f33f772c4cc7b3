/** What a device keeps. Everything but names and counts is sealed: see `vault.ts`. */
export const STORES = ['keys', 'people', 'entries', 'claims', 'photos'] as const;
export type StoreName = (typeof STORES)[number];

/** Something that belongs to one person. */
export interface Owned {
  readonly id: string;
  /** Public id of the person. */
  readonly person: string;
}

const NAME = 'khanaen.device';

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('keys');
      db.createObjectStore('people', { keyPath: 'id' });
      for (const name of ['entries', 'claims', 'photos'])
        db.createObjectStore(name, { keyPath: 'id' }).createIndex('person', 'person');
    };
    request.onsuccess = () => {
      const db = request.result;
      // Another tab wants to change or remove the database: let it.
      db.onversionchange = () => {
        db.close();
        opening = null;
      };
      resolve(db);
    };
    request.onerror = () => reject(request.error);
  });
  opening.catch(() => {
    opening = null;
  });
  return opening;
}

/** Does something in one transaction and resolves when it is on the disk: all of it, or nothing. */
export async function change(
  stores: readonly StoreName[],
  act: (store: (name: StoreName) => IDBObjectStore) => void,
): Promise<void> {
  const db = await open();
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
    act((name) => transaction.objectStore(name));
  });
}

export async function find<T>(name: StoreName, key: string): Promise<T | undefined> {
  const db = await open();
  return answer<T | undefined>(db.transaction(name).objectStore(name).get(key));
}

/** Everything of one store; of one person when given. */
export async function list<T>(name: StoreName, person?: string): Promise<readonly T[]> {
  const db = await open();
  const store = db.transaction(name).objectStore(name);
  return answer<T[]>(person === undefined ? store.getAll() : store.index('person').getAll(person));
}

/** The names of everything that one person has in a store. */
export async function listIds(name: StoreName, person: string): Promise<readonly string[]> {
  const db = await open();
  return answer(db.transaction(name).objectStore(name).index('person').getAllKeys(person)) as Promise<
    readonly string[]
  >;
}

function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error);
  });
}

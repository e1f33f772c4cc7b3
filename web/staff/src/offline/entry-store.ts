import type { Owned } from './database.ts';
import { change, list } from './database.ts';
import type { KeptEntry } from './kept-entry.ts';
import type { Sealed } from './vault.ts';
import { seal, unseal } from './vault.ts';

/** As it lies in the browser: who and when, and whether it was refused, can be read; the rest is sealed. */
interface EntryRow extends Sealed {
  readonly at: number;
  readonly refused: boolean;
}

/** Finished work of people, by claim. An entry leaves only when the server has taken it, or when its owner throws it away. */
export async function keepEntry(person: string, entry: KeptEntry): Promise<void> {
  const row = await rowOf(person, entry);
  await change(['entries', 'claims'], (store) => {
    store('entries').put(row);
    store('claims').delete(row.id);
  });
}

/** Notes what the server said. An entry that has gone meanwhile (another tab sent it) stays gone. */
export async function markEntry(person: string, entry: KeptEntry): Promise<void> {
  const row = await rowOf(person, entry);
  await change(['entries'], (store) => {
    const found = store('entries').getKey(row.id);
    found.onsuccess = () => {
      if (found.result !== undefined) store('entries').put(row);
    };
  });
}

export async function dropEntry(claim: string): Promise<void> {
  await change(['entries'], (store) => store('entries').delete(claim));
}

/** A person's entries, the oldest first. One that cannot be opened (its key is lost) is left where it is. */
export async function listEntries(person: string): Promise<readonly KeptEntry[]> {
  const rows = await list<EntryRow>('entries', person);
  const opened = await Promise.all(
    rows.toSorted((a, b) => a.at - b.at).map((row) => unseal<KeptEntry>('entries', row).catch(() => null)),
  );
  return opened.filter((entry) => entry !== null);
}

/** How many entries each person has here: names stand beside them, contents do not. */
export async function countEntries(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { person } of await list<Owned>('entries')) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

async function rowOf(person: string, entry: KeptEntry): Promise<EntryRow> {
  const sealed = await seal('entries', { id: entry.claim.claim, person }, entry);
  return { ...sealed, at: entry.finishedAt, refused: entry.refusal !== null };
}

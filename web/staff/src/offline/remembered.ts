import { api } from '../api/desk-api.ts';
import type { Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { change, find, list } from './database.ts';
import type { Sealed } from './vault.ts';
import { canKeep, seal, unseal } from './vault.ts';

/** Who worked here last; taken away when they log out. */
const LAST_KEY = 'khanaen.device.last';
/** As long as the longest session: whoever was here yesterday logs in with the line. */
const LONGEST_MS = 14 * 3_600_000;
/** A line that says neither yes nor no for so long is as good as cut. */
const PATIENCE_MS = 4_000;

interface PersonRow extends Sealed {
  /** Shown to others who use this computer, when entries of this person wait. */
  readonly name: string;
}

/** Lets the desk start without a line: keeps who works here, and on which computer. */
export async function remember(me: Me): Promise<void> {
  if (!canKeep || me.waitsFor !== null) return;
  const sealed = await seal('people', { id: me.id, person: me.id }, { me, at: Date.now() });
  const row: PersonRow = { ...sealed, name: me.displayName || me.username };
  await change(['people'], (store) => store('people').put(row));
  localStorage.setItem(LAST_KEY, me.id);
}

/** After a log-out nobody goes on without the line. The name stays while entries wait. */
export function forgetWhoWorks(): void {
  localStorage.removeItem(LAST_KEY);
}

async function lastHere(): Promise<Me | null> {
  const id = localStorage.getItem(LAST_KEY);
  if (!canKeep || id === null) return null;
  const row = await find<PersonRow>('people', id);
  if (row === undefined) return null;
  const { me, at } = await unseal<{ readonly me: Me; readonly at: number }>('people', row);
  return Math.abs(Date.now() - at) < LONGEST_MS ? me : null;
}

/** Names of people who have worked here, by public id. */
export async function namesHere(): Promise<ReadonlyMap<string, string>> {
  return new Map((await list<PersonRow>('people')).map(({ id, name }) => [id, name]));
}

/** Who works: as the server says, or as this device remembers while the server cannot be reached. */
export async function whoWorks(): Promise<Me | null> {
  const last = await lastHere().catch(() => null);
  const asked = api.me().then(async (me) => {
    await remember(me).catch(() => undefined);
    return me;
  });
  try {
    if (last === null) return await asked;
    const patience = new Promise<Me>((resolve) => setTimeout(() => resolve(last), PATIENCE_MS));
    return await Promise.race([asked, patience]);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return isAway(error) ? last : null;
  }
}

/** No answer, or one from whatever stands before a server that is away. */
export function isAway({ status }: Refused): boolean {
  return status === 0 || (status >= 502 && status <= 504);
}

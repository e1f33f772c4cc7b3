import { api } from '../api/desk-api.ts';
import type { Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { changed } from './device-state.ts';
import { dropEntry, listEntries, markEntry } from './entry-store.ts';
import type { KeptEntry } from './kept-entry.ts';
import { canKeep } from './vault.ts';

const LOCK = 'khanaen.send';

/** Entries that a form of this tab is sending at this moment, by claim. */
export const sendingNow = new Set<string>();

/** What became of one try. `wait`: nothing more can be sent now. `later`: this one cannot, others may. */
type Sent = 'done' | 'refused' | 'later' | 'wait';

/**
 * Sends what waits, the oldest first, one tab at a time, and only as the person who typed it. An entry that the server takes
 * leaves the device; one that it refuses stays, with what the server said.
 */
export async function sendWaiting(me: Pick<Me, 'id'>): Promise<void> {
  if (!canKeep) return;
  await alone(LOCK, async () => {
    const entries = await listEntries(me.id);
    const waiting = entries.filter(({ refusal, claim }) => refusal === null && !sendingNow.has(claim.claim));
    if (waiting.length === 0 || !(await isAtWork(me))) return;
    for (const entry of waiting) {
      const sent = await sendOne(me, entry);
      if (sent === 'wait') return;
      await changed();
    }
  });
}

/** Sends one refused entry again, as it is. */
export async function sendAgain(me: Pick<Me, 'id'>, entry: KeptEntry): Promise<void> {
  await markEntry(me.id, { ...entry, refusal: null });
  await changed();
  await sendWaiting(me);
}

async function sendOne(me: Pick<Me, 'id'>, entry: KeptEntry): Promise<Sent> {
  try {
    await api.act(entry.claim, entry.act, entry.body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (mustWait(error)) return 'wait';
    if (error.status >= 500) return 'later';
    if (!(await isDone(entry, error))) {
      // Somebody else may have logged in with this browser a moment ago: then the refusal was not for this person.
      if (!(await isAtWork(me))) return 'wait';
      await markEntry(me.id, refusedWith(entry, error));
      return 'refused';
    }
  }
  await dropEntry(entry.claim.claim);
  return 'done';
}

export function refusedWith(entry: KeptEntry, error: Refused): KeptEntry {
  const { status, code, text, findings, problems } = error;
  const plain = problems.map(({ field, message }) => ({
    ...(field === undefined ? {} : { field }),
    ...(message === undefined ? {} : { message }),
  }));
  return { ...entry, refusal: { status, code, text, findings, problems: plain } };
}

const NOT_READY = new Set(['own-password-needed', 'second-factor-needed', 'other-site']);

/** The line, the server or the log-in is not there: nothing is wrong with the entry. */
function mustWait({ status, code }: Refused): boolean {
  if (status === 0 || status === 401 || status === 408 || status === 423 || status === 429) return true;
  return (status >= 502 && status <= 504) || status === 507 || NOT_READY.has(code);
}

/** Marking a photo and giving back leave no key behind: what the first try did is seen from the return. */
async function isDone({ act, claim }: KeptEntry, { status }: Refused): Promise<boolean> {
  if (status !== 409) return false;
  if (act === 'release') return true;
  if (act !== 'unreadable') return false;
  return api.stage(claim).then(
    (stage) => stage === 'unreadable',
    () => false,
  );
}

/** True when the server knows this person, and no other, in this browser. */
async function isAtWork(me: Pick<Me, 'id'>): Promise<boolean> {
  try {
    return (await api.me()).id === me.id;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return false;
  }
}

/** One tab at a time where the browser can tell; the server takes no entry twice in any case. */
export async function alone(name: string, act: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return act();
  await navigator.locks.request(name, act);
}

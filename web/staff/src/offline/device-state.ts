import { useSyncExternalStore } from 'react';
import type { KeptClaim } from './claim-store.ts';
import { listClaims, photosHere } from './claim-store.ts';
import { countEntries, listEntries } from './entry-store.ts';
import type { KeptEntry } from './kept-entry.ts';
import { namesHere } from './remembered.ts';
import { canKeep } from './vault.ts';

/** What lies on this device, as the screens show it. */
export interface DeviceState {
  /** Returns that the person holds and has not handed in, in the order of typing. */
  readonly claims: readonly KeptClaim[];
  /** Of these, the ids of those that can be typed without a line: with all their photos. */
  readonly whole: ReadonlySet<string>;
  readonly waiting: readonly KeptEntry[];
  readonly refused: readonly KeptEntry[];
  /** Other people whose entries wait here until they log in. */
  readonly others: readonly { readonly name: string; readonly count: number }[];
}

const NOTHING: DeviceState = { claims: [], whole: new Set(), waiting: [], refused: [], others: [] };

let person: string | null = null;
let state = NOTHING;
const watchers = new Set<() => void>();
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('khanaen.device') : null;
channel?.addEventListener('message', () => {
  look().catch(() => undefined);
});

/** Whose things are shown; null before somebody logs in. */
export function showDeviceOf(id: string | null): Promise<void> {
  person = id;
  return look();
}

/** Reads what lies here. A browser that keeps nothing shows nothing. */
async function look(): Promise<void> {
  if (!canKeep) return;
  const owner = person;
  const [claims, isWhole, entries, counts, names] = await Promise.all([
    owner === null ? [] : listClaims(owner),
    owner === null ? () => false : photosHere(owner),
    owner === null ? [] : listEntries(owner),
    countEntries(),
    namesHere(),
  ]);
  if (owner !== person) return;
  state = {
    claims,
    whole: new Set(claims.flatMap(({ claim }) => (isWhole(claim) ? [claim.claim] : []))),
    waiting: entries.filter((entry) => entry.refusal === null),
    refused: entries.filter((entry) => entry.refusal !== null),
    others: [...counts].flatMap(([id, count]) =>
      id === owner ? [] : [{ name: names.get(id) ?? id, count }],
    ),
  };
  for (const tell of watchers) tell();
}

/** Something was put here or taken away: this tab and the others look again. */
export async function changed(): Promise<void> {
  channel?.postMessage('changed');
  await look().catch(() => undefined);
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function useDevice(): DeviceState {
  return useSyncExternalStore(watch, () => state);
}

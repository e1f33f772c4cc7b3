import type { Owned, StoreName } from './database.ts';
import { change, find } from './database.ts';

/**
 * Seals what a device keeps with AES-GCM, under a key that each person has on each device. The browser keeps the key and gives
 * it to no script: what is sealed cannot be read elsewhere without this browser's own files. docs/decisions/0015 says what that
 * is worth and what not.
 */
export interface Sealed extends Owned {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Browsers seal only over https or on this very computer. Without it the desk works as long as the line does. */
export const canKeep = 'indexedDB' in globalThis && globalThis.crypto?.subtle !== undefined;

/** Where something sealed lies: a store of the device, or among the drafts of open forms. */
type Place = StoreName | 'drafts';

const IV_BYTES = 12;
const keys = new Map<string, Promise<CryptoKey>>();

function keyOf(person: string): Promise<CryptoKey> {
  let key = keys.get(person);
  if (key === undefined) {
    key = findOrMake(person);
    keys.set(person, key);
    key.catch(() => keys.delete(person));
  }
  return key;
}

async function findOrMake(person: string): Promise<CryptoKey> {
  const found = await find<CryptoKey>('keys', person);
  if (found !== undefined) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Two tabs may come here at once: the first one's key stays.
  await change(['keys'], (store) => store('keys').add(made, person)).catch(() => undefined);
  const kept = await find<CryptoKey>('keys', person);
  if (kept === undefined) throw new Error('this browser keeps nothing');
  return kept;
}

/** What is sealed is bound to its place: moved to another person or another name, it does not open. */
function place(store: Place, { person, id }: Owned): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${store} ${person} ${id}`);
}

export async function sealBytes(store: Place, owned: Owned, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = place(store, owned);
  const key = await keyOf(owned.person);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
  return { id: owned.id, person: owned.person, iv, data };
}

export async function openBytes(store: Place, sealed: Sealed): Promise<ArrayBuffer> {
  const additionalData = place(store, sealed);
  const key = await keyOf(sealed.person);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData }, key, sealed.data);
}

export function seal(store: Place, owned: Owned, value: unknown): Promise<Sealed> {
  return sealBytes(store, owned, new TextEncoder().encode(JSON.stringify(value)));
}

export async function unseal<T>(store: Place, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(store, sealed))) as T;
}

import type { Arrival } from '../../api/inbox-api.ts';
import type { WORDS } from './words.ts';

type Words = (typeof WORDS)['th'];

/** Why an arrival waits, in words. */
export function doubtText(words: Words, { state, doubt, place }: Arrival): string {
  if (state === 'second-photo') return words.second(place?.formCode ?? '', place?.page ?? null);
  if (state === 'blurred') return words.blurred;
  return words.doubt[doubt ?? 'no-code'] ?? doubt ?? '';
}

/** `123-456-789`. */
export function receiptText(receipt: string): string {
  return receipt.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1-$2-$3');
}

import { describe, expect, it } from 'vitest';
import type { PublicTicket } from '../../../src/publication/model.ts';
import { itemOf, medianWait } from './items.ts';
import type { LiveTicket } from './live.ts';

const AT = Date.UTC(2026, 1, 8, 13);
const iso = (ms: number) => new Date(ms).toISOString();
const ticket = (answeredAt: number, openedAt = AT): PublicTicket => ({
  id: '7',
  unitIndex: 0,
  ballotIndex: 0,
  version: 1,
  figure: 3,
  claimed: 12,
  reports: 2,
  openedAt: iso(openedAt),
  answers: 1,
  answer: { seq: 9, at: iso(answeredAt), code: 'agrees', text: { th: 'ตรง', en: '' }, case: null },
});
const live = (stage: LiveTicket['stage'], answeredAt: number | null): LiveTicket => ({
  id: '7',
  unitIndex: 0,
  ballotIndex: 0,
  version: 1,
  figure: 3,
  claimed: 12,
  stage,
  level: 'centre',
  mergedInto: stage === 'merged' ? '3' : null,
  reports: 5,
  openedAt: AT,
  answeredAt,
  comments: [],
  photos: [],
});

describe('a ticket with an answer', () => {
  const answered = ticket(AT + 60_000);

  it.each([
    ['answered', null],
    ['answered', live('open', null)],
    ['answered', live('open', AT + 59_999)],
    ['answered', live('answered', AT + 60_000)],
    ['reopened', live('open', AT + 60_000)],
    ['merged', live('merged', AT + 61_000)],
  ] as const)('is %s beside %j: what was read before the answer does not contradict it', (phase, state) => {
    expect(itemOf(answered, state).phase).toBe(phase);
  });

  it('counts reports that came after it', () => {
    expect(itemOf(answered, live('open', AT + 60_000)).reports).toBe(5);
  });
});

it('the middle wait is the one that half of the answers took at most', () => {
  expect(medianWait([])).toBeNull();
  const waits = [1, 9, 3, 100].map((minutes) => ticket(AT + minutes * 60_000));
  expect(medianWait(waits)).toBe(3 * 60_000);
});

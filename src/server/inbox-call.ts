import type { Desk } from '../centre/desk.ts';
import type { ArrivalRow } from '../intake/arrival-rows.ts';
import { findByReceipt } from '../intake/arrival-rows.ts';
import type { InboxScope } from '../intake/inbox/list.ts';
import type { SettleRefusal } from '../intake/inbox/settle.ts';
import type { Person } from '../people/person.ts';
import { servesCentre } from '../people/person.ts';
import { ApiError } from './api-error.ts';

export const RECEIPT_PARAMS = {
  type: 'object',
  properties: {
    receipt: { type: 'string', pattern: '^[0-9]{9}$', description: 'Receipt number, nine digits.' },
  },
  required: ['receipt'],
} as const;

/** Whose inboxes a person sees. What belongs to no centre yet is for those who serve every centre. */
export function scopeOf(person: Person): InboxScope {
  const { duty } = person;
  return duty.everyCentre
    ? { everywhere: true, centreIds: [] }
    : { everywhere: false, centreIds: duty.centreIds };
}

/** An arrival of the person's inboxes. */
export async function arrivalOfCall(desk: Desk, person: Person, receipt: string): Promise<ArrivalRow> {
  const row = await findByReceipt(desk.db, receipt);
  if (row === null) throw new ApiError('not-found');
  const yours = row.at_centre === null ? person.duty.everyCentre : servesCentre(person, row.at_centre);
  if (!yours) throw new ApiError('not-your-area');
  return row;
}

/** The reply for a decision that could not be carried out. */
export function settleError(refusal: SettleRefusal | 'not-there'): ApiError {
  switch (refusal) {
    case 'settled':
      return new ApiError('conflict', {
        reason: refusal,
        message: {
          th: 'มีผู้อื่นจัดการภาพนี้แล้ว หรือกำลังจัดการอยู่',
          en: 'Somebody else has settled this photo, or is about to.',
        },
      });
    case 'page-taken':
      return new ApiError('refused', {
        reason: refusal,
        message: {
          th: 'หน้านี้มีภาพอยู่แล้ว เลือก "ใช้ภาพนี้แทน" ถ้าภาพนี้ดีกว่า',
          en: 'This page has a photo already. Say that this one takes its place, if it is better.',
        },
      });
    case 'conflict':
      return new ApiError('conflict');
    case 'not-there':
      return new ApiError('not-found');
  }
}

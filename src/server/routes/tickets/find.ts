import { assertNever } from '../../../basics/assert.ts';
import type { Result } from '../../../basics/result.ts';
import type { TicketRefusal } from '../../../centre/tickets/act.ts';
import type { FoundTicket } from '../../../centre/tickets/rows.ts';
import { findTicket, isCovered } from '../../../centre/tickets/rows.ts';
import { servesCentre } from '../../../people/person.ts';
import type { TicketState } from '../../../returns/ticket-life.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiCall, ApiReply } from '../../route.ts';

/** Parameters of routes about one ticket. */
export const TICKET_PARAMS = {
  type: 'object',
  properties: { ticket: { type: 'string', pattern: '^[1-9][0-9]{0,14}$' } },
  required: ['ticket'],
} as const;

/** The ticket that the address names, when it lies in the person's area of duty. */
export async function ticketOf({ deps, person, params }: ApiCall): Promise<FoundTicket> {
  const found = await findTicket(deps.desk, Number(params['ticket']));
  if (found === null) throw new ApiError('not-found');
  if (!servesCentre(person, found.spec.unit.centreId)) throw new ApiError('not-your-area');
  return found;
}

/** The same for those who act on it: while the form is typed again, nobody who may read it does. */
export async function openTicketOf(call: ApiCall): Promise<FoundTicket> {
  const found = await ticketOf(call);
  if (isCovered(found.row, call.person.role)) throw new ApiError('wrong-stage', { place: 'ticket' });
  return found;
}

/** The reply for a command on a ticket. */
export function ticketReply(done: Result<TicketState, TicketRefusal>): ApiReply {
  if (done.ok) return { status: 200, body: { ...done.value } };
  const { error } = done;
  switch (error.code) {
    case 'ticket': {
      const { code, message } = error.error;
      throw new ApiError(code === 'not-now' ? 'wrong-stage' : 'refused', { reason: code, message });
    }
    case 'wrong-target':
      throw new ApiError('not-found', { place: 'into' });
    case 'wrong-case':
      throw new ApiError('not-found', { place: 'case' });
    case 'conflict':
      throw new ApiError('conflict');
    default:
      return assertNever(error);
  }
}

import type { ApiRoute } from '../../route.ts';
import { postTicketAnswer } from './answer.ts';
import { getTicketCount } from './count.ts';
import { getTickets } from './list.ts';
import { postTicketEscalate, postTicketMerge, postTicketReopen } from './move.ts';
import { postTicketRelease } from './release.ts';
import { getTicket, getTicketPhoto } from './view.ts';

/** Reports of readers: what the notice at a station is said to show. */
export const TICKET_ROUTES: readonly ApiRoute[] = [
  getTickets,
  getTicketCount,
  getTicket,
  getTicketPhoto,
  postTicketAnswer,
  postTicketEscalate,
  postTicketReopen,
  postTicketMerge,
  postTicketRelease,
];

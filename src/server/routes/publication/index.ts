import type { ApiRoute } from '../../route.ts';
import { postProposalConfirm } from './confirm.ts';
import { getPublicationContests } from './contests.ts';
import { getPublicationEffect } from './effect-route.ts';
import { getPublicationHistory } from './history.ts';
import { postPublicationPause } from './pause.ts';
import { postProposal } from './propose.ts';
import { postProposalRefuse } from './refuse.ts';
import { getPublication } from './state.ts';
import { postProposalWithdraw } from './withdraw.ts';

/** Rules of publication, lots and certification: one person proposes, a second one confirms. */
export const PUBLICATION_ROUTES: readonly ApiRoute[] = [
  getPublication,
  getPublicationContests,
  getPublicationEffect,
  getPublicationHistory,
  postProposal,
  postProposalConfirm,
  postProposalRefuse,
  postProposalWithdraw,
  postPublicationPause,
];

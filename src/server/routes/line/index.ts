import type { ApiRoute } from '../../route.ts';
import { postGroupCode } from './group-code.ts';
import { getLineState } from './state.ts';
import { postTieSender } from './tie-sender.ts';
import { getUnitCodes } from './unit-codes.ts';
import { postUntieGroup } from './untie-group.ts';
import { postUntieSender } from './untie-sender.ts';
import { postWebhook } from './webhook.ts';

/** LINE: where its events come in, and what the desk sees and settles of groups and senders. */
export const LINE_ROUTES: readonly ApiRoute[] = [
  postWebhook,
  getLineState,
  postGroupCode,
  postUntieGroup,
  postUntieSender,
  postTieSender,
  getUnitCodes,
];

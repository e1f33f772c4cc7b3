import type { ApiRoute } from '../../route.ts';
import { postAllowNotBlind } from './allow-not-blind.ts';
import { postAsWritten } from './as-written.ts';
import { postDecision } from './decision.ts';
import { postDiscarded } from './discarded.ts';
import { postEntry } from './entry.ts';
import { postExtend } from './extend.ts';
import { getFindings } from './findings.ts';
import { getForm } from './form.ts';
import { postLook } from './look.ts';
import { postQueueBatch } from './queue-batch.ts';
import { postQueueGiveBack } from './queue-give-back.ts';
import { postQueueNext } from './queue-next.ts';
import { getQueueWaiting } from './queue-waiting.ts';
import { postRelease } from './release.ts';
import { getReturn } from './return.ts';
import { getReturns } from './returns.ts';
import { postSetAside } from './set-aside.ts';
import { postSettlement } from './settlement.ts';
import { postUnreadable } from './unreadable.ts';

/** Taking work, typing, deciding, and the list of returns. */
export const DESK_ROUTES: readonly ApiRoute[] = [
  postAllowNotBlind,
  postAsWritten,
  postDecision,
  postDiscarded,
  postEntry,
  postExtend,
  getFindings,
  getForm,
  postLook,
  postQueueBatch,
  postQueueGiveBack,
  postQueueNext,
  getQueueWaiting,
  postRelease,
  getReturn,
  getReturns,
  postSetAside,
  postSettlement,
  postUnreadable,
];

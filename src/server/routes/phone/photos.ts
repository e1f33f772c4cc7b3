import { setTimeout as sleep } from 'node:timers/promises';
import type { BallotId } from '../../../election/model.ts';
import { MAX_BYTES } from '../../../images/image-error.ts';
import type { Outcome } from '../../../intake/door.ts';
import { refusalText } from '../../../intake/files.ts';
import { NotKept } from '../../../intake/open.ts';
import { receiptOfKey } from '../../../intake/phone/receipts.ts';
import { ApiError } from '../../api-error.ts';
import { CODE_PARAMS, unitOfCall } from '../../phone-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const KEY = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
/** Pauses between looks at what became of a photo: eight seconds in all, then the phone asks by itself. */
const LOOKS_MS = [250, 350, 500, 700, 1_000, 1_500, 1_800, 2_000];

export const postPhonePhoto: ApiRoute = {
  method: 'POST',
  url: '/api/phone/:code/photos',
  access: 'public',
  area: 'none',
  takes: 'bytes',
  bodyLimit: MAX_BYTES + 1,
  schema: {
    summary:
      'Sends a photo from a committee’s phone. The same key again is the same photo. Answers what became of it, or `reading` when that takes longer.',
    params: CODE_PARAMS,
    headers: {
      type: 'object',
      properties: {
        'x-key': { type: 'string', pattern: KEY, description: 'Made by the phone, one for each photo.' },
        'x-ballot': { type: 'string', minLength: 1, maxLength: 100 },
        'x-page': { type: 'string', pattern: '^[1-9][0-9]?$' },
        'x-taken': { type: 'string', pattern: '^[0-9]{1,15}$', description: 'Milliseconds UTC.' },
      },
      required: ['x-key', 'x-ballot', 'x-page'],
    },
    consumes: ['image/jpeg', 'image/png', 'image/webp'],
    response: replies({ 200: described('What became of it.') }),
  },
  async handle(call) {
    const { deps, body } = call;
    const { unit } = unitOfCall(call);
    const header = (name: string) => String(call.request.headers[name] ?? '');
    const ballot = header('x-ballot') as BallotId;
    const page = Number(header('x-page'));
    const spec = deps.election.findReturn(unit.id, ballot);
    if (spec === undefined || page > deps.desk.printedPages(spec))
      throw new ApiError('bad-request', { place: 'x-page' });
    const key = arrivalKey(unit.id, header('x-key'));
    const before = await deps.intake.outcomeOf(key);
    if (before !== null) return { status: 200, body: said(before) };
    if (!deps.phoneLimits.photo(unit.id)) throw tooMany();
    const taken = Number(header('x-taken'));
    const kept = await deps.intake
      .keep({
        key,
        channel: 'phone',
        bytes: body instanceof Uint8Array ? body : new Uint8Array(0),
        sender: `phone ${unit.id}`,
        centre: unit.centreId,
        unit: unit.id,
        code: null,
        sentAt: taken > 0 ? Math.min(taken, deps.clock()) : null,
        says: { ballot, page },
      })
      .catch((error: unknown) => {
        if (error instanceof NotKept && error.code === 'disk-full') throw new ApiError('disk-full');
        throw error;
      });
    if (kept.kind === 'refused')
      throw new ApiError(kept.reason === 'too-large' ? 'too-large' : 'bad-photo', {
        reason: kept.reason,
        message: refusalText(kept.reason),
      });
    for (const pause of LOOKS_MS) {
      await sleep(pause);
      const outcome = await deps.intake.outcomeOf(key);
      if (outcome !== null) return { status: 200, body: said(outcome) };
    }
    return { status: 200, body: { kind: 'reading', receipt: kept.receipt } };
  },
};

export const getPhonePhoto: ApiRoute = {
  method: 'GET',
  url: '/api/phone/:code/photos/:key',
  access: 'public',
  area: 'none',
  schema: {
    summary: 'What became of a photo that this unit sent.',
    params: {
      type: 'object',
      properties: { ...CODE_PARAMS.properties, key: { type: 'string', pattern: KEY } },
      required: ['code', 'key'],
    },
    response: replies({ 200: described('What became of it.') }),
  },
  async handle(call) {
    const { unit } = unitOfCall(call);
    const key = arrivalKey(unit.id, call.params['key'] ?? '');
    const receipt = await receiptOfKey(call.deps.desk, key);
    if (receipt === null) throw new ApiError('not-found');
    const outcome = await call.deps.intake.outcomeOf(key);
    return { status: 200, body: outcome === null ? { kind: 'reading', receipt } : said(outcome) };
  },
};

/** Keys of one unit's phones are no keys of another's. */
function arrivalKey(unit: string, key: string): string {
  return `phone:${unit}:${key}`;
}

/** What the phone is told: the pages that are owed it asks for by itself. */
function said(outcome: Outcome): object {
  switch (outcome.kind) {
    case 'placed': {
      const { kind, receipt, ballot, page } = outcome;
      return { kind, receipt, ballot, page };
    }
    case 'second-photo': {
      const { kind, receipt, page } = outcome;
      return { kind, receipt, page };
    }
    case 'refused':
      return { ...outcome, message: refusalText(outcome.reason) };
    default:
      return { kind: outcome.kind, receipt: outcome.receipt };
  }
}

function tooMany(): ApiError {
  return new ApiError('refused', {
    reason: 'too-many-photos',
    message: {
      th: 'หน่วยนี้ส่งภาพมากเกินไปแล้ว กรุณาโทรหาศูนย์รวมคะแนน',
      en: 'This unit has sent too many photos. Please call the score centre.',
    },
  });
}

import type { UnitId } from '../../../election/model.ts';
import { electionMark } from '../../../forms/code.ts';
import { readReceipt, writeReceipt } from '../../../intake/phone/receipt-note.ts';
import { arrivalsOfReceipts } from '../../../intake/phone/receipts.ts';
import { ApiError } from '../../api-error.ts';
import { CODE_PARAMS, unitOfCall } from '../../phone-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postPhoneReceipt: ApiRoute = {
  method: 'POST',
  url: '/api/phone/:code/receipt',
  access: 'public',
  area: 'none',
  schema: {
    summary: 'A signed receipt over photos that this unit has sent, as text for a QR code.',
    params: CODE_PARAMS,
    body: {
      type: 'object',
      properties: {
        receipts: {
          type: 'array',
          minItems: 1,
          maxItems: 40,
          items: { type: 'string', pattern: '^[0-9]{9}$' },
        },
      },
      required: ['receipts'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The receipt.') }),
  },
  async handle(call) {
    const { deps } = call;
    const { unit } = unitOfCall(call);
    const { receipts } = call.body as { readonly receipts: readonly string[] };
    const photos = await arrivalsOfReceipts(deps.desk, unit.id, receipts);
    if (photos.length === 0) throw new ApiError('not-found');
    const token = writeReceipt(
      {
        election: electionMark(deps.election.pkg.hash),
        unit: unit.id,
        at: Math.floor(deps.clock() / 1000),
        photos,
      },
      deps.signer,
    );
    return { status: 200, body: { token } };
  },
};

export const getPhoneReceipt: ApiRoute = {
  method: 'GET',
  url: '/api/phone-receipts',
  access: 'public',
  area: 'none',
  schema: {
    summary: 'What a receipt says, when this installation has signed it.',
    querystring: {
      type: 'object',
      properties: { token: { type: 'string', minLength: 1, maxLength: 8000 } },
      required: ['token'],
    },
    response: replies({ 200: described('The receipt.') }),
  },
  handle({ deps, query }) {
    const read = readReceipt(query['token'] ?? '', deps.signer.key);
    if (!read.ok)
      throw new ApiError('not-found', {
        reason: read.error,
        message: {
          th: 'ใบรับนี้ไม่ถูกต้อง หรือถูกแก้ไข',
          en: 'This receipt is not right, or was changed.',
        },
      });
    const { unit, at, photos } = read.value;
    const { election } = deps;
    const name = election.unitIndex.has(unit as UnitId)
      ? election.getUnitOrThrow(unit as UnitId).name
      : { th: unit, en: unit };
    return {
      status: 200,
      body: {
        unit: name,
        at: new Date(at * 1000).toISOString(),
        photos: photos.map(({ receipt, page, hash }) => ({
          receipt,
          hash,
          form: page === null ? '' : (election.findReturn(unit, page.ballot)?.form.code ?? page.ballot),
          page: page?.page ?? null,
        })),
      },
    };
  },
};

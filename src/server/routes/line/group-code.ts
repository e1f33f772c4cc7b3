import { randomInt } from 'node:crypto';
import type { CentreId } from '../../../election/model.ts';
import { makeGroupCode } from '../../../intake/line/group-code.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postGroupCode: ApiRoute = {
  method: 'POST',
  url: '/api/centres/:centre/line-code',
  access: 'manage-line',
  area: 'centre',
  schema: {
    summary:
      'Makes a code by which one group of LINE is tied to the centre, within half an hour. Shown once.',
    params: { type: 'object', properties: { centre: { type: 'string' } }, required: ['centre'] },
    response: replies({ 201: described('The code, and until when it is good.') }),
  },
  async handle({ deps, person, params }) {
    const made = await makeGroupCode(deps.db, person, (params['centre'] ?? '') as CentreId, (below) =>
      randomInt(below),
    );
    if (made === null) {
      throw new ApiError('refused', {
        reason: 'too-many-codes',
        message: {
          th: 'มีรหัสที่ยังไม่ได้ใช้มากเกินไป กรุณาใช้รหัสที่มีอยู่ หรือรอให้หมดอายุ',
          en: 'Too many codes of this centre are open. Use one of them, or wait until they expire.',
        },
      });
    }
    return { status: 201, body: { code: made.code, expiresAt: made.expiresAt } };
  },
};

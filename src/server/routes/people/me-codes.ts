import { beginCodes } from '../../../people/totp.ts';
import { ApiError } from '../../api-error.ts';
import { SITE_NAME } from '../../attempt.ts';
import { confirmForFactor, NEW_FACTOR } from '../../confirm-for-factor.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postCodes: ApiRoute = {
  method: 'POST',
  url: '/api/me/second-factor/codes',
  access: 'set-second-factor',
  area: 'none',
  bodyLimit: 4096,
  schema: {
    summary: 'Draws the secret of a code generator. It counts once a first code is confirmed.',
    body: NEW_FACTOR,
    response: replies({ 201: described('The secret as text and as otpauth address, shown once.') }),
  },
  async handle(call) {
    const { deps, person } = call;
    await confirmForFactor(call);
    const setup = await beginCodes(deps.accounts, person.personId, person.username, SITE_NAME);
    if (setup === null) throw new ApiError('refused', { reason: 'codes-set-up', message: SET_UP });
    return { status: 201, body: setup };
  },
};

const SET_UP = {
  th: 'ตั้งค่าแอปรหัสไว้แล้ว ลบของเดิมก่อนจึงตั้งใหม่ได้',
  en: 'Codes are set up already. Remove the old ones first.',
};

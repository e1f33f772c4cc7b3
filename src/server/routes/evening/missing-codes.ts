import { MISSING_CODE_NAMES, MISSING_CODES } from '../../../centre/evening/missing.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getMissingCodes: ApiRoute = {
  method: 'GET',
  url: '/api/evening/missing-codes',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary: 'Why a unit may be missing: the closed list.',
    response: replies({ 200: described('Codes with their texts.') }),
  },
  handle() {
    const codes = MISSING_CODE_NAMES.map((code) => ({ code, text: MISSING_CODES[code] }));
    return { status: 200, body: { codes } };
  },
};

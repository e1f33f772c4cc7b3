import type { MissingCode } from '../../../centre/evening/missing.ts';
import { MISSING_CODE_NAMES, noteMissing } from '../../../centre/evening/missing.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies, UNIT_PARAMS } from '../../schemas.ts';

export const postMissing: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/missing',
  access: 'note-missing',
  area: 'unit',
  schema: {
    summary: 'Notes why a unit is missing. Earlier reasons stay.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: MISSING_CODE_NAMES },
        note: { type: 'string', maxLength: 500 },
      },
      required: ['code'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Noted.', type: 'null' } }),
  },
  async handle({ deps, person, spec, body }) {
    const { code, note = '' } = body as { readonly code: MissingCode; readonly note?: string };
    const text = note.trim();
    if (code === 'other' && text === '') {
      throw new ApiError('refused', {
        reason: 'note-missing',
        place: 'note',
        message: { th: 'เหตุอื่นต้องระบุรายละเอียด', en: 'Another reason must be put into words.' },
      });
    }
    await noteMissing(deps.db, person, spec.unit.id, code, text);
    deps.evening.board.drop();
    return { status: 204 };
  },
};

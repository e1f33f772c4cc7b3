import { compareBoard } from '../../../centre/cases/board.ts';
import type { BoardResult } from '../../../returns/case-terms.ts';
import { BOARD_RESULTS } from '../../../returns/case-terms.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

interface Body {
  readonly version: number;
  readonly result: BoardResult;
  readonly note?: string;
}

export const postBoardCheck: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/board-check',
  access: 'compare-board',
  area: 'unit',
  schema: {
    summary: 'Records whether the score board says what the accepted form says; `differs` opens a case.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        version: { type: 'integer', minimum: 1, description: 'The version that was compared.' },
        result: { type: 'string', enum: BOARD_RESULTS },
        note: { type: 'string', maxLength: 1000 },
      },
      required: ['version', 'result'],
      additionalProperties: false,
    },
    response: replies({
      200: described('Recorded; `case` is the case that stands open for a difference, or null.'),
    }),
  },
  async handle({ deps, person, spec, body }) {
    const { version, result, note } = body as Body;
    const done = await compareBoard(deps.desk, person, spec, { version, result, note: (note ?? '').trim() });
    if (!done.ok) throw refused(done.error.code);
    const { caseId } = done.value;
    return { status: 200, body: { case: caseId === null ? null : String(caseId) } };
  },
};

function refused(code: 'other-version' | 'no-board-photo'): ApiError {
  if (code === 'other-version') return new ApiError('conflict', { reason: code });
  return new ApiError('refused', {
    reason: code,
    message: {
      th: 'ยังไม่มีภาพที่ระบุว่าเป็นกระดานคะแนน',
      en: 'No photo of this return is marked as showing the score board.',
    },
  });
}

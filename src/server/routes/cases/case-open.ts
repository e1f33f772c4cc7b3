import type { Bilingual } from '../../../basics/bilingual.ts';
import { openCase } from '../../../centre/cases/open-case.ts';
import type { HandTrigger } from '../../../returns/case-terms.ts';
import { HAND_TRIGGERS } from '../../../returns/case-terms.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { CLAIM_ID, described, replies, UNIT_PARAMS } from '../../schemas.ts';
import { caseRefused, PUBLIC_TEXT } from './find.ts';

interface Body {
  readonly key: string;
  readonly trigger: HandTrigger;
  readonly summary: Bilingual;
  readonly note?: string;
}

export const postCase: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/cases',
  access: 'handle-case',
  area: 'unit',
  schema: {
    summary: 'Opens a case on a return. The summary is public, the note is not.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        key: { ...CLAIM_ID, description: 'Drawn by you; the same key again opens no second case.' },
        trigger: { type: 'string', enum: HAND_TRIGGERS },
        summary: PUBLIC_TEXT,
        note: { type: 'string', maxLength: 2000 },
      },
      required: ['key', 'trigger', 'summary'],
      additionalProperties: false,
    },
    response: replies({ 201: described('Opened: `{case}`.'), 200: described('It was open before.') }),
  },
  async handle({ deps, person, spec, body }) {
    const { key, trigger, summary, note } = body as Body;
    const done = await openCase(deps.desk, person, spec, { key, trigger, summary, note: note ?? '' });
    if (!done.ok) {
      throw done.error.code === 'case'
        ? caseRefused(done.error.error)
        : new ApiError('conflict', { place: 'key' });
    }
    return { status: done.value.opened ? 201 : 200, body: { case: String(done.value.caseId) } };
  },
};

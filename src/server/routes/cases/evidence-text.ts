import { addEvidenceText } from '../../../centre/cases/evidence.ts';
import { isDay } from '../../../returns/case-life.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { tooMany } from '../../too-many.ts';
import { CASE_PARAMS, caseOf } from './find.ts';

interface Body {
  readonly text: string;
  readonly source: string;
  readonly madeOn?: string | null;
}

export const postEvidenceText: ApiRoute = {
  method: 'POST',
  url: '/api/cases/:case/evidence',
  access: 'handle-case',
  area: 'own',
  schema: {
    summary: 'Adds a text to a case as evidence, by its SHA-256. The same text again changes nothing.',
    params: CASE_PARAMS,
    body: {
      type: 'object',
      properties: {
        text: { type: 'string', minLength: 1, maxLength: 50_000 },
        source: { type: 'string', minLength: 1, maxLength: 200, description: 'Who or what it comes from.' },
        madeOn: { type: ['string', 'null'], description: 'Day that it is from, YYYY-MM-DD.' },
      },
      required: ['text', 'source'],
      additionalProperties: false,
    },
    response: replies({ 201: described('Added.'), 200: described('It was there before.') }),
  },
  async handle(call) {
    const found = await caseOf(call);
    if (found.row.stage === 'closed') throw new ApiError('wrong-stage');
    const { text, source, madeOn } = call.body as Body;
    if (text.trim() === '' || source.trim() === '') throw new ApiError('bad-request', { place: 'text' });
    const from = { source, madeOn: madeOn ?? null };
    if (from.madeOn !== null && !isDay(from.madeOn)) throw new ApiError('bad-request', { place: 'madeOn' });
    const done = await addEvidenceText(call.deps.desk, call.person, found, text, from);
    if (!done.ok) throw tooMany('evidence', done.error.most);
    const { sha256, added } = done.value;
    return { status: added ? 201 : 200, body: { sha256, duplicate: !added } };
  },
};

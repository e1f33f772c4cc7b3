import { readWirePlaces } from '../../../returns/wire-places.ts';
import { WIRE_ENTRY, WORK } from '../../entry-schema.ts';
import { entryErrors } from '../../refusal.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';
import { NEXT_QUERY, replyToSubmission } from '../../submission.ts';

interface Body {
  readonly claim: string;
  readonly durationMs?: number;
  readonly [name: string]: unknown;
}

export const postDecision: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/decision',
  access: 'decide',
  area: 'unit',
  schema: {
    summary: 'A third person reads the disputed places, without seeing either value.',
    params: UNIT_PARAMS,
    querystring: NEXT_QUERY,
    body: {
      type: 'object',
      properties: {
        ...WORK,
        values: {
          type: 'object',
          additionalProperties: true,
          description: 'A figure for each disputed place.',
        },
        answers: WIRE_ENTRY.answers,
        remarks: WIRE_ENTRY.remarks,
      },
      required: ['claim', 'values'],
    },
    response: replies({ 200: described('What became of the return, and the next claim when asked for.') }),
  },
  async handle(call) {
    const { claim, durationMs, ...wire } = call.body as Body;
    const places = readWirePlaces(call.spec, wire);
    if (!places.ok) throw entryErrors(places.error);
    const { values, answers, remarks } = places.value;
    return replyToSubmission(call, {
      claim,
      command: { kind: 'decide', values, answers, remarks },
      contents: { values: [...values], answers, remarks },
      durationMs: durationMs ?? null,
    });
  },
};

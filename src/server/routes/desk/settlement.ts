import type { RuleCode } from '../../../election/model.ts';
import { numbersNotStanding, readWireEntry } from '../../../returns/wire-entry.ts';
import { CODES, WIRE_ENTRY, WORK } from '../../entry-schema.ts';
import { entryErrors } from '../../refusal.ts';
import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { NEXT_QUERY, replyToSubmission } from '../../submission.ts';

interface Body {
  readonly claim: string;
  readonly durationMs?: number;
  readonly reason: string;
  readonly codes?: readonly RuleCode[];
  readonly [name: string]: unknown;
}

export const postSettlement: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/settlement',
  access: 'settle',
  area: 'unit',
  schema: {
    summary: 'A supervisor types the whole form that the others could not agree on, with a reason.',
    params: UNIT_PARAMS,
    querystring: NEXT_QUERY,
    body: {
      type: 'object',
      properties: { ...WORK, ...WIRE_ENTRY, reason: REASON, codes: CODES },
      required: ['claim', 'reason'],
    },
    response: replies({ 200: described('What became of the return, and the next claim when asked for.') }),
  },
  async handle(call) {
    const { claim, durationMs, reason, codes, ...wire } = call.body as Body;
    const entry = readWireEntry(call.spec, wire, numbersNotStanding(call.deps.election, call.spec));
    if (!entry.ok) throw entryErrors(entry.error);
    const overrideCodes = codes ?? [];
    return replyToSubmission(call, {
      claim,
      command: { kind: 'settle', entry: entry.value, reason, overrideCodes },
      contents: { entry: entry.value, reason, overrideCodes },
      durationMs: durationMs ?? null,
    });
  },
};

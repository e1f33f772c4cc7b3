import { entryCommand } from '../../../centre/submit.ts';
import { numbersNotStanding, readWireEntry } from '../../../returns/wire-entry.ts';
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

export const postEntry: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/entries',
  access: 'enter',
  area: 'unit',
  schema: {
    summary: 'Saves an entry: the first, the second (blind), or the second look of the first typist.',
    params: UNIT_PARAMS,
    querystring: NEXT_QUERY,
    body: { type: 'object', properties: { ...WORK, ...WIRE_ENTRY }, required: ['claim'] },
    response: replies({ 200: described('What became of the return, and the next claim when asked for.') }),
  },
  async handle(call) {
    const { claim, durationMs, ...wire } = call.body as Body;
    const entry = readWireEntry(call.spec, wire, numbersNotStanding(call.deps.election, call.spec));
    if (!entry.ok) throw entryErrors(entry.error);
    return replyToSubmission(call, {
      claim,
      command: entryCommand(entry.value),
      contents: entry.value,
      durationMs: durationMs ?? null,
    });
  },
};

import type { BallotId } from '../../../election/model.ts';
import { keepStationFigures } from '../../../intake/phone/station-figures.ts';
import { readWireEntry } from '../../../returns/wire-entry.ts';
import { ApiError } from '../../api-error.ts';
import { WIRE_ENTRY } from '../../entry-schema.ts';
import { CODE_PARAMS, unitOfCall } from '../../phone-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postPhoneFigures: ApiRoute = {
  method: 'POST',
  url: '/api/phone/:code/figures',
  access: 'public',
  area: 'none',
  schema: {
    summary:
      'Figures as the committee reads them off its form: a third source. No typist sees them; they are compared with the accepted record.',
    params: CODE_PARAMS,
    body: {
      type: 'object',
      properties: {
        key: { type: 'string', format: 'uuid' },
        ballot: { type: 'string', minLength: 1, maxLength: 100 },
        head: WIRE_ENTRY.head,
        votes: WIRE_ENTRY.votes,
      },
      required: ['key', 'ballot', 'head', 'votes'],
      additionalProperties: true,
    },
    response: replies({ 200: described('Kept.') }),
  },
  async handle(call) {
    const { deps } = call;
    const { unit } = unitOfCall(call);
    const { key, ballot, head, votes } = call.body as {
      readonly key: string;
      readonly ballot: string;
      readonly head: unknown;
      readonly votes: unknown;
    };
    const spec = deps.election.findReturn(unit.id, ballot as BallotId);
    if (spec === undefined) throw new ApiError('unknown-return');
    const entry = readWireEntry(spec, { head, votes });
    if (!entry.ok) throw new ApiError('bad-entry', { problems: entry.error });
    if (!(await keepStationFigures(deps.desk, spec, key, entry.value.figures)))
      throw new ApiError('conflict');
    return { status: 200, body: { kept: true } };
  },
};

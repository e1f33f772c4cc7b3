import { unitCode } from '../../../forms/tag.ts';
import { unitWords } from '../../../intake/line/unit-words.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getUnitCodes: ApiRoute = {
  method: 'GET',
  url: '/api/centres/:centre/unit-codes',
  access: 'see-line',
  area: 'centre',
  schema: {
    summary: 'The short codes of the centre’s units, by which a committee says in a chat which unit it is.',
    params: { type: 'object', properties: { centre: { type: 'string' } }, required: ['centre'] },
    response: replies({ 200: described('Units with their codes.') }),
  },
  handle({ deps, params }) {
    const { election, pictures } = deps;
    const units = election.returns
      .filter(({ unit }) => unit.centreId === params['centre'])
      .filter(({ unit }, i, list) => list[i - 1]?.unit.id !== unit.id)
      .map(({ unit: { id }, contest }) => ({
        unit: id,
        ballot: contest.ballot,
        name: unitWords(election, id),
        code: unitCode(id, pictures.formKey),
      }));
    return { status: 200, body: { units } };
  },
};

import { sha256Hex } from '../../../basics/sha256.ts';
import { readStatuses } from '../../../centre/evening/station-filter.ts';
import { listStations, revisionOf } from '../../../centre/evening/stations.ts';
import { UNIT_KINDS } from '../../../election/model.ts';
import { roleMay } from '../../../people/rights.ts';
import { ApiError } from '../../api-error.ts';
import { SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const PAGE = 500;
const LARGEST_PAGE = 1_000;

export const getStations: ApiRoute = {
  method: 'GET',
  url: '/api/evening/stations',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary: 'Units with their status, holder, reason and whom to call; with `since` only what changed.',
    querystring: {
      type: 'object',
      properties: {
        ...SCOPE_QUERY,
        status: { type: 'string', maxLength: 300 },
        kind: { type: 'string', enum: UNIT_KINDS },
        text: { type: 'string', maxLength: 100 },
        lang: { type: 'string', enum: ['th', 'en'] },
        after: { type: 'string', pattern: '^[0-9]{1,6}$' },
        limit: { type: 'string', pattern: '^[1-9][0-9]{0,3}$' },
        since: { type: 'string', maxLength: 40 },
      },
    },
    response: replies({
      200: described('The list: rows of short arrays, see docs/formats/staff-api.md.'),
      304: { description: 'Nothing changed.', type: 'null' },
    }),
  },
  async handle(call) {
    const { deps, person, query, request } = call;
    const scope = scopeOfCall(call);
    const statuses = readStatuses(query['status'] ?? '');
    if (statuses === null) throw new ApiError('bad-request', { place: 'status' });
    const board = await deps.evening.board.fresh();
    // One computer serves several people: what one of them was given must not pass for another's.
    const of = sha256Hex(`${person.publicId} ${person.role} ${scope.key}`).slice(0, 16);
    const etag = `"${revisionOf(board)}-${of}"`;
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (request.headers['if-none-match'] === etag) return { status: 304, headers };
    const people = await deps.evening.duty.people();
    const kind = UNIT_KINDS.find((k) => k === query['kind']) ?? null;
    const body = listStations(board, people, scope, {
      filter: { statuses, kind, text: query['text'] ?? '' },
      lang: query['lang'] === 'en' ? 'en' : 'th',
      after: Number(query['after'] ?? 0),
      limit: Math.min(LARGEST_PAGE, Number(query['limit'] ?? PAGE)),
      since: query['since'] ?? null,
      seesPeople: roleMay(person.role, 'see-contacts'),
    });
    return { status: 200, body, headers };
  },
};

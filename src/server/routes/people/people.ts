import type { AccountState } from '../../../people/list-people.ts';
import { ACCOUNT_STATES, listPeople } from '../../../people/list-people.ts';
import type { Role } from '../../../people/person.ts';
import { ROLES } from '../../../people/person.ts';
import { ownCentres } from '../../own-centres.ts';
import { personView } from '../../people-view.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const PAGE = 100;
const LONGEST_PAGE = 500;

export const getPeople: ApiRoute = {
  method: 'GET',
  url: '/api/people',
  access: 'see-people',
  area: 'own',
  schema: {
    summary: 'Accounts of your area by user name, in pages.',
    querystring: {
      type: 'object',
      properties: {
        centre: { type: 'string', maxLength: 100, description: 'People who serve this centre.' },
        role: { type: 'string', enum: ROLES },
        state: { type: 'string', enum: ACCOUNT_STATES },
        text: { type: 'string', maxLength: 100, description: 'Part of the user name or the name shown.' },
        after: { type: 'string', maxLength: 64, description: '`next` of the page before.' },
        limit: { type: 'string', pattern: '^[1-9][0-9]{0,2}$' },
      },
    },
    response: replies({ 200: described('The accounts; `next` is null on the last page.') }),
  },
  async handle(call) {
    const { deps, person, query } = call;
    const limit = Math.min(LONGEST_PAGE, Number(query['limit'] ?? PAGE));
    const rows = await listPeople(deps.accounts, {
      centreIds: ownCentres(call),
      localOnly: !person.duty.everyCentre,
      role: (query['role'] ?? null) as Role | null,
      state: (query['state'] ?? null) as AccountState | null,
      text: query['text'] ?? '',
      after: query['after'] ?? '',
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    return {
      status: 200,
      body: {
        people: page.map((row) => personView(row, person)),
        next: rows.length > limit ? (page.at(-1)?.person.username ?? null) : null,
      },
    };
  },
};

import { at } from '../../../basics/assert.ts';
import { unitsOfArea } from '../../../centre/evening/scope.ts';
import { listTickets } from '../../../centre/tickets/list.ts';
import type { AreaId } from '../../../election/model.ts';
import { TICKET_LEVELS, TICKET_STAGES } from '../../../returns/ticket-terms.ts';
import { ApiError } from '../../api-error.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiCall, ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const PAGE = 100;

export const getTickets: ApiRoute = {
  method: 'GET',
  url: '/api/tickets',
  access: 'see-tickets',
  area: 'own',
  schema: {
    summary: `Reports of readers about units of your area of duty, oldest first, ${PAGE} a page.`,
    querystring: {
      type: 'object',
      properties: {
        centre: { type: 'string' },
        area: { type: 'string', description: 'A constituency, a province or the nation.' },
        stage: { type: 'string', enum: TICKET_STAGES },
        level: { type: 'string', enum: TICKET_LEVELS },
        after: { type: 'string', pattern: '^[1-9][0-9]{0,14}$', description: 'Only tickets after this one.' },
      },
    },
    response: replies({ 200: described('The tickets; `more` when there is another page.') }),
  },
  async handle(call) {
    const { deps, query, person } = call;
    const tickets = await listTickets(
      deps.desk,
      {
        centres: ownCentres(call),
        returns: returnsOf(call),
        stage: TICKET_STAGES.find((stage) => stage === query['stage']) ?? null,
        level: TICKET_LEVELS.find((level) => level === query['level']) ?? null,
        after: query['after'] === undefined ? null : Number(query['after']),
        limit: PAGE + 1,
      },
      person.role,
    );
    return { status: 200, body: { tickets: tickets.slice(0, PAGE), more: tickets.length > PAGE } };
  },
};

/** Returns of the area that is asked for; null for all. */
function returnsOf({ deps: { election }, query }: ApiCall): readonly number[] | null {
  const { area } = query;
  if (area === undefined) return null;
  const index = election.areaIndex.get(area as AreaId);
  if (index === undefined) throw new ApiError('unknown-area', { place: 'area' });
  if (at(election.parentOfArea, index) < 0) return null;
  return unitsOfArea(election, index).flatMap((unit) =>
    at(election.returnsOfUnit, unit).filter((one) => one >= 0),
  );
}

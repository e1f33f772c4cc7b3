import { parseContactFile } from '../../../centre/evening/contact-file.ts';
import { keepContacts } from '../../../centre/evening/missing.ts';
import type { UnitId } from '../../../election/model.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

/** Rows that a preview shows. */
const FIRST = 10;

export const postContacts: ApiRoute = {
  method: 'POST',
  url: '/api/evening/contacts',
  access: 'import-contacts',
  area: 'own',
  takes: 'bytes',
  bodyLimit: 16 * 1024 * 1024,
  schema: {
    summary: 'Whom to call for each unit, from a CSV file. All of them, or every error at once.',
    consumes: ['text/csv'],
    querystring: {
      type: 'object',
      properties: {
        preview: { type: 'string', enum: ['1'], description: 'Say what would be kept, and keep nothing.' },
      },
    },
    response: replies({ 200: described('How many were kept, or would be, with the first of them.') }),
  },
  async handle({ deps, person, query, body }) {
    const { election } = deps;
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const contacts = parseContactFile(bytes, (id) => {
      const index = election.unitIndex.get(id as UnitId);
      const unit = index === undefined ? undefined : election.pkg.units[index];
      if (unit === undefined) return 'unknown-unit';
      return servesCentre(person, unit.centreId) ? 'known' : 'not-your-area';
    });
    if (!contacts.ok) throw new ApiError('bad-file', { problems: contacts.error });
    if (query['preview'] !== undefined) {
      const first = contacts.value
        .slice(0, FIRST)
        .map(({ unitId, name, phone }) => ({ unit: unitId, name, phone }));
      return { status: 200, body: { count: contacts.value.length, first } };
    }
    await keepContacts(deps.db, person, contacts.value);
    deps.evening.board.drop();
    return { status: 200, body: { kept: contacts.value.length } };
  },
};

import type { CentreId } from '../../../election/model.ts';
import { parseAccountFile } from '../../../people/account-file.ts';
import { importAccounts } from '../../../people/import-accounts.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postPeopleImport: ApiRoute = {
  method: 'POST',
  url: '/api/people/import',
  access: 'manage-people',
  area: 'own',
  takes: 'bytes',
  bodyLimit: 4 * 1024 * 1024,
  schema: {
    summary:
      'Makes accounts from a CSV file. All of them, or every error at once. Existing accounts stay as they are.',
    consumes: ['text/csv'],
    response: replies({
      200: described('Accounts made; passwords that were drawn stand here once and nowhere else.'),
    }),
  },
  async handle({ deps, person, body }) {
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const drafts = parseAccountFile('people.csv', bytes, (id) =>
      deps.election.centreIndex.has(id as CentreId),
    );
    if (!drafts.ok) throw new ApiError('bad-file', { problems: drafts.error });
    const done = await importAccounts(deps.db, drafts.value, person.personId);
    return { status: 200, body: done };
  },
};

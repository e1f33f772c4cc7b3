import { parseAccountFile } from '../../../people/account-file.ts';
import { importAccounts, previewAccounts } from '../../../people/import-accounts.ts';
import { ApiError } from '../../api-error.ts';
import { accountCheck } from '../../managed.ts';
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
    querystring: {
      type: 'object',
      properties: {
        preview: {
          type: 'string',
          enum: ['0', '1'],
          description: '1: say what would be done, and do nothing.',
        },
      },
    },
    response: replies({
      200: described(
        'Accounts made (passwords that were drawn stand here once and nowhere else), or, for a preview, those that would be.',
      ),
    }),
  },
  async handle(call) {
    const { deps, person, body, query } = call;
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const drafts = parseAccountFile('people.csv', bytes, accountCheck(call));
    if (!drafts.ok) throw new ApiError('bad-file', { problems: drafts.error });
    if (query['preview'] === '1') {
      return { status: 200, body: await previewAccounts(deps.db, drafts.value) };
    }
    return {
      status: 200,
      body: await importAccounts(deps.db, drafts.value, person.personId, deps.accounts.queue),
    };
  },
};

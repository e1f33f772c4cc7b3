import { importAccounts } from '../../../people/import-accounts.ts';
import { ROLES } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import { checkedAccount } from '../../managed.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly username: string;
  readonly displayName: string;
  readonly role: string;
  readonly centres?: string;
}

export const postPeople: ApiRoute = {
  method: 'POST',
  url: '/api/people',
  access: 'manage-people',
  area: 'own',
  bodyLimit: 64 * 1024,
  schema: {
    summary: 'Makes one account, with a password that is drawn.',
    body: {
      type: 'object',
      properties: {
        username: { type: 'string', maxLength: 64 },
        displayName: { type: 'string', maxLength: 200 },
        role: { type: 'string', enum: ROLES },
        centres: {
          type: 'string',
          maxLength: 40_000,
          description: 'Ids of centres and whole areas (`province:MKM`), separated by spaces, or `*`.',
        },
      },
      required: ['username', 'displayName', 'role'],
      additionalProperties: false,
    },
    response: replies({ 201: described('The password stands here once and nowhere else.') }),
  },
  async handle(call) {
    const { deps, person, body } = call;
    const { username, displayName, role, centres } = body as Body;
    const draft = checkedAccount(call, { username, displayName, role, centres: centres ?? '', password: '' });
    const [made] = (await importAccounts(deps.db, [draft], person.personId, deps.accounts.queue)).made;
    if (made === undefined) throw new ApiError('name-taken', { place: 'body/username' });
    return { status: 201, body: made };
  },
};

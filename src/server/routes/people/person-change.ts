import { changeAccount } from '../../../people/keep-accounts.ts';
import { ROLES } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import { checkedAccount, managedPerson, PERSON_PARAMS } from '../../managed.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

interface Body {
  readonly displayName: string;
  readonly role: string;
  readonly centres: string;
}

export const postPersonChange: ApiRoute = {
  method: 'POST',
  url: '/api/people/:person/change',
  access: 'manage-people',
  area: 'own',
  bodyLimit: 64 * 1024,
  schema: {
    summary: 'Gives an account another name, role or area of duty.',
    params: PERSON_PARAMS,
    body: {
      type: 'object',
      properties: {
        displayName: { type: 'string', maxLength: 200 },
        role: { type: 'string', enum: ROLES },
        centres: { type: 'string', maxLength: 40_000, description: 'As in an account file.' },
      },
      required: ['displayName', 'role', 'centres'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Changed.', type: 'null' } }),
  },
  async handle(call) {
    const { deps, person, body } = call;
    const target = await managedPerson(call);
    const { displayName, role, centres } = body as Body;
    const { username } = target.person;
    const draft = checkedAccount(call, { username, displayName, role, centres, password: '' });
    if (!(await changeAccount(deps.accounts, person.personId, target.person, draft))) {
      throw new ApiError('conflict');
    }
    return { status: 204 };
  },
};

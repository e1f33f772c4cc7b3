import { unlockAccount } from '../../../people/keep-accounts.ts';
import { managedPerson, PERSON_PARAMS } from '../../managed.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const postPersonUnlock: ApiRoute = {
  method: 'POST',
  url: '/api/people/:person/unlock',
  access: 'manage-people',
  area: 'own',
  schema: {
    summary: 'Lets somebody log in again at once who waits after wrong passwords.',
    params: PERSON_PARAMS,
    response: replies({ 204: { description: 'Done.', type: 'null' } }),
  },
  async handle(call) {
    const { accounts } = call.deps;
    const target = await managedPerson(call);
    await unlockAccount(accounts, call.person.personId, target.person);
    accounts.limits.forgive(target.person.username);
    return { status: 204 };
  },
};

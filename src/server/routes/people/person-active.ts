import { setActive } from '../../../people/keep-accounts.ts';
import { ApiError } from '../../api-error.ts';
import { managedPerson, PERSON_PARAMS } from '../../managed.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies } from '../../schemas.ts';

interface Body {
  readonly reason: string;
}

function route(url: string, active: boolean, summary: string): ApiRoute {
  return {
    method: 'POST',
    url,
    access: 'manage-people',
    area: 'own',
    schema: {
      summary,
      params: PERSON_PARAMS,
      body: {
        type: 'object',
        properties: { reason: REASON },
        required: ['reason'],
        additionalProperties: false,
      },
      response: replies({ 204: { description: 'Done.', type: 'null' } }),
    },
    async handle(call) {
      const { accounts } = call.deps;
      const target = await managedPerson(call);
      const { reason } = call.body as Body;
      if (!(await setActive(accounts, call.person.personId, target.person, active, reason))) {
        throw new ApiError('conflict');
      }
      return { status: 204 };
    },
  };
}

export const postPersonClose = route(
  '/api/people/:person/close',
  false,
  'Closes an account and ends its sessions at once.',
);

export const postPersonReopen = route('/api/people/:person/reopen', true, 'Opens a closed account again.');

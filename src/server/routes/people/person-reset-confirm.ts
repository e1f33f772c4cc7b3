import { confirmReset } from '../../../people/confirm-reset.ts';
import { ApiError } from '../../api-error.ts';
import { managedPerson, PERSON_PARAMS } from '../../managed.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies } from '../../schemas.ts';

export const postPersonResetConfirm: ApiRoute = {
  method: 'POST',
  url: '/api/people/:person/reset/confirm',
  access: 'manage-people',
  area: 'own',
  schema: {
    summary: 'Another keeper confirms that the owner of an account has it back after a reset.',
    params: PERSON_PARAMS,
    body: {
      type: 'object',
      properties: { note: REASON },
      required: ['note'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'The account is a person of its own again.', type: 'null' } }),
  },
  async handle(call) {
    const target = await managedPerson(call);
    const { note } = call.body as { readonly note: string };
    const done = await confirmReset(call.deps.accounts, call.person, target.person, note.trim());
    if (done === 'one-hand') throw new ApiError('not-yours-to-manage', { reason: done });
    if (done === 'nothing') throw new ApiError('conflict');
    return { status: 204 };
  },
};

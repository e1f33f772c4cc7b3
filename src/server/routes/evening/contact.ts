import { contactMessage, contactProblem } from '../../../centre/evening/contact-file.ts';
import { keepContacts } from '../../../centre/evening/missing.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies, UNIT_PARAMS } from '../../schemas.ts';

export const postContact: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/contact',
  access: 'note-missing',
  area: 'unit',
  schema: {
    summary: 'Says whom to call for a unit; both empty: nobody.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { name: { type: 'string', maxLength: 200 }, phone: { type: 'string', maxLength: 60 } },
      required: ['name', 'phone'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Kept.', type: 'null' } }),
  },
  async handle({ deps, person, spec, body }) {
    const { name, phone } = body as { readonly name: string; readonly phone: string };
    const contact = { name: name.trim().normalize('NFC'), phone: phone.trim() };
    if (contact.name !== '' || contact.phone !== '') {
      const problem = contactProblem(contact);
      if (problem !== null) {
        const place = problem === 'bad-name' ? 'name' : 'phone';
        throw new ApiError('refused', { reason: problem, place, message: contactMessage(problem) });
      }
    }
    await keepContacts(deps.db, person, [{ unitId: spec.unit.id, ...contact }]);
    deps.evening.board.drop();
    return { status: 204 };
  },
};

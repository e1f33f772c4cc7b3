import type { Bilingual } from '../../../basics/bilingual.ts';
import { pauseEntry } from '../../../centre/evening/pauses.ts';
import type { Place } from '../../../centre/evening/place.ts';
import { PLACE, placeOfCall, spokenText } from '../../evening-place.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postPause: ApiRoute = {
  method: 'POST',
  url: '/api/evening/pauses',
  access: 'pause-entry',
  area: 'own',
  schema: {
    summary:
      'Stops the giving out of new work in a place, with a message. Work that is held may be finished.',
    body: {
      type: 'object',
      properties: { area: PLACE, message: spokenText(500) },
      required: ['area', 'message'],
      additionalProperties: false,
    },
    response: replies({ 201: described('The pause.') }),
  },
  async handle(call) {
    const { deps, person, body } = call;
    const { area, message } = body as { readonly area: Place; readonly message: Bilingual };
    const id = await pauseEntry(deps.db, person, placeOfCall(call, area), message);
    deps.evening.notices.drop();
    return { status: 201, body: { id: String(id) } };
  },
};

import type { NewAnnouncement } from '../../../centre/evening/announcements.ts';
import { announce } from '../../../centre/evening/announcements.ts';
import { IMPORTANCES } from '../../../centre/evening/notices.ts';
import type { Place } from '../../../centre/evening/place.ts';
import { ApiError } from '../../api-error.ts';
import { PLACE, placeOfCall, spokenText } from '../../evening-place.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const TIME = { type: 'string', format: 'date-time' } as const;

interface Body extends Pick<NewAnnouncement, 'importance' | 'text'> {
  readonly area: Place;
  readonly from?: string;
  readonly until?: string;
}

export const postAnnouncement: ApiRoute = {
  method: 'POST',
  url: '/api/announcements',
  access: 'announce',
  area: 'own',
  schema: {
    summary: 'Tells the people of a place something, from a time until a time.',
    body: {
      type: 'object',
      properties: {
        area: PLACE,
        importance: { type: 'string', enum: IMPORTANCES },
        text: spokenText(1000),
        from: TIME,
        until: TIME,
      },
      required: ['area', 'importance', 'text'],
      additionalProperties: false,
    },
    response: replies({ 201: described('The announcement.') }),
  },
  async handle(call) {
    const { deps, person, body } = call;
    const { area, importance, text, from, until } = body as Body;
    const id = await announce(deps.db, person, placeOfCall(call, area), {
      importance,
      text,
      from: from ?? null,
      until: until ?? null,
    });
    if (id === null) throw new ApiError('bad-request', { place: 'until' });
    deps.evening.notices.drop();
    return { status: 201, body: { id: String(id) } };
  },
};

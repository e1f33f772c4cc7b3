import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getOpenapi: ApiRoute = {
  method: 'GET',
  url: '/api/openapi.json',
  access: 'public',
  area: 'none',
  schema: {
    summary: 'This API as an OpenAPI document, made from the code.',
    response: replies({ 200: described('The document.') }),
  },
  handle({ request }) {
    return { status: 200, body: request.server.swagger() };
  },
};

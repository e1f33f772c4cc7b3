import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getHealth: ApiRoute = {
  method: 'GET',
  url: '/healthz',
  access: 'public',
  area: 'none',
  schema: { summary: 'This process runs.', response: replies({ 200: described('It runs.') }) },
  handle() {
    return { status: 200, body: { status: 'ok' }, headers: { 'cache-control': 'no-store' } };
  },
};

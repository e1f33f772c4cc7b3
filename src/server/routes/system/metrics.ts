import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const getMetrics: ApiRoute = {
  method: 'GET',
  url: '/metrics',
  access: 'public',
  area: 'none',
  schema: {
    summary:
      'Numbers for the people who run it, in the text format of Prometheus. No figures of the election.',
    response: replies({ 200: { description: 'Metrics.', type: 'string' } }),
  },
  async handle({ deps }) {
    return {
      status: 200,
      body: await deps.metrics.render(),
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    };
  },
};

import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** Counts and times every request by route (never by URL: labels stay few). */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { route, method: request.method };
    metrics.count('khanaen_http_requests_total', 'Requests answered.', {
      ...labels,
      status: String(reply.statusCode),
    });
    metrics.time(
      'khanaen_http_request_seconds',
      'Time from request to reply.',
      reply.elapsedTime / 1000,
      labels,
    );
    done();
  });
}

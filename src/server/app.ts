import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import type { AppDeps } from './deps.ts';
import { collectDesk } from './desk-metrics.ts';
import { setDoor } from './door.ts';
import { sendError, setErrorHandling } from './error-handler.ts';
import { setSecurityHeaders } from './headers.ts';
import { collectLine } from './line-metrics.ts';
import { measureRequests } from './measure.ts';
import { registerRoutes } from './register.ts';
import { API_ROUTES } from './routes/index.ts';
import { refuseBadTexts } from './texts.ts';

/** The staff API as one application that listens nowhere yet. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    // The proxy right in front, and nobody behind it: what a client writes into the header itself must not pass for its address.
    trustProxy: deps.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    // Addresses that the router cannot read never come to a route: no such thing, or not an address at all.
    frameworkErrors: (error, _request, reply) => {
      const code = error.code === 'FST_ERR_BAD_URL' ? 'bad-request' : 'not-found';
      void sendError(reply, code, {});
    },
    // Nothing is coerced or silently taken out: a wrong body is refused as it came.
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false, useDefaults: false },
    },
  });
  setErrorHandling(app, deps.log);
  setSecurityHeaders(app, deps.secureCookies);
  measureRequests(app, deps.metrics);
  collectDesk(deps.metrics, deps.db);
  collectLine(deps.metrics, deps.db);
  await app.register(cookie);
  setDoor(app, deps);
  refuseBadTexts(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Khanaen staff API',
        version: '1',
        description:
          'Every error has one shape: {error: {code, message: {th, en}, …}}. See docs/formats/staff-api.md.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'khanaen_session' } },
      },
    },
  });
  registerRoutes(app, deps, API_ROUTES);
  await app.ready();
  return app;
}

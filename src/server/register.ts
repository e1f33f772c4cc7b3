import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LiveSession } from '../people/sessions.ts';
import type { AppDeps } from './deps.ts';
import type { ApiCall, ApiReply, ApiRoute } from './route.ts';

const JSON_LIMIT = 256 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';

/** Registers routes. Those that take bytes live in a scope of their own, where no body is ever parsed. */
export function registerRoutes(app: FastifyInstance, deps: AppDeps, routes: readonly ApiRoute[]): void {
  const taking = (kind: 'json' | 'bytes') => routes.filter((route) => (route.takes ?? 'json') === kind);
  for (const route of taking('json')) add(app, deps, route);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const route of taking('bytes')) add(scope, deps, route);
  });
}

function add(app: FastifyInstance, deps: AppDeps, route: ApiRoute): void {
  app.route({
    method: route.method,
    url: route.url,
    config: { access: route.access, area: route.area },
    schema: {
      tags: [tagOf(route.url)],
      security: route.access === 'public' ? [] : [{ session: [] }],
      ...route.schema,
    },
    bodyLimit: route.bodyLimit ?? JSON_LIMIT,
    // Replies are made by our own code and sent as they are; the schemas of replies are documentation.
    serializerCompiler: () => (body) => JSON.stringify(body),
    handler: async (request, reply) => send(reply, await route.handle(callOf(deps, request))),
  });
}

function tagOf(url: string): string {
  return url.split('/')[2] ?? '';
}

function callOf(deps: AppDeps, request: FastifyRequest): ApiCall {
  return {
    deps,
    request,
    params: request.params as Readonly<Record<string, string>>,
    query: request.query as Readonly<Record<string, string | undefined>>,
    body: request.body,
    get person() {
      return sessionOf(request).person;
    },
    get session() {
      return sessionOf(request);
    },
    get spec() {
      if (request.spec === null) throw new Error('this route names no return');
      return request.spec;
    },
  };
}

function sessionOf({ session }: FastifyRequest): LiveSession {
  if (session === null) throw new Error('a public route has no person');
  return session;
}

function send(reply: FastifyReply, answer: ApiReply): FastifyReply {
  reply.code(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  const { body } = answer;
  if (body === undefined) return reply.send();
  if (typeof body === 'string' || body instanceof Uint8Array || body instanceof Readable) {
    return reply.send(body);
  }
  return reply.header('content-type', JSON_TYPE).send(JSON.stringify(body));
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ReturnSpec } from '../election/lookup.ts';
import type { CentreId } from '../election/model.ts';
import type { Person } from '../people/person.ts';
import { servesCentre } from '../people/person.ts';
import type { Action } from '../people/rights.ts';
import { ACTIONS, RIGHTS, roleMay } from '../people/rights.ts';
import { waitsFor } from '../people/second-factors.ts';
import type { LiveSession } from '../people/sessions.ts';
import { SESSION_COOKIE } from '../people/sessions.ts';
import type { Right } from '../rights/rights.ts';
import { ApiError } from './api-error.ts';
import type { AppDeps } from './deps.ts';
import type { RouteArea } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Action | 'public';
    area?: RouteArea;
  }
  interface FastifyRequest {
    session: LiveSession | null;
    spec: ReturnSpec | null;
  }
}

/** A page says with it that it asks by itself, while nobody touches it: such a call keeps no session alive. */
const UNATTENDED = 'khanaen-unattended';

/**
 * The one door. A route that does not say who may call it cannot be registered. Every call is held against the session, the
 * role and the area of duty before its body is read.
 */
export function setDoor(app: FastifyInstance, deps: AppDeps): void {
  app.decorateRequest('session', null);
  app.decorateRequest('spec', null);
  app.addHook('onRoute', (route) => {
    const { access, area } = route.config ?? {};
    if (access === 'public') return;
    if (access === undefined || !ACTIONS.includes(access)) {
      throw new Error(`${String(route.method)} ${route.url} does not say who may call it`);
    }
    if (RIGHTS[access].reach === 'duty' && !namesItsPlace(route.url, area)) {
      throw new Error(`${String(route.method)} ${route.url} does not say where its subject lies`);
    }
  });
  app.addHook('onRequest', async (request) => {
    const { access, area } = request.routeOptions.config;
    if (access === undefined) return; // no such route: the not-found handler answers
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseOtherSites(request, deps.origin);
    if (access === 'public') return;
    const token = request.cookies[SESSION_COOKIE];
    const attended = request.headers[UNATTENDED] === undefined;
    const session = token === undefined ? null : await deps.accounts.sessions.find(token, attended);
    if (session === null) throw new ApiError('not-logged-in');
    const { person } = session;
    if (!roleMay(person.role, access)) throw new ApiError('not-allowed');
    checkReady(deps, session, access);
    request.session = session;
    checkArea(deps, request, person, access, area ?? 'none');
  });
}

function namesItsPlace(url: string, area: RouteArea | undefined): boolean {
  if (area === 'unit') return url.includes('/:unit/:ballot');
  if (area === 'centre') return url.includes('/:centre');
  return area === 'own';
}

/** Before the own password and the second factor are set up, only what leads there works. */
function checkReady(deps: AppDeps, session: LiveSession, access: Action): void {
  const { from }: Right = RIGHTS[access];
  if (from === 'log-in') return;
  const waits = waitsFor(session, deps.accounts.policy);
  if (waits === 'own-password') throw new ApiError('own-password-needed');
  if (waits === 'second-factor' && from !== 'own-password') throw new ApiError('second-factor-needed');
}

function checkArea(
  deps: AppDeps,
  request: FastifyRequest,
  person: Person,
  access: Action,
  area: RouteArea,
): void {
  const params = request.params as Readonly<Record<string, string>>;
  const within = (centreId: CentreId) => {
    if (RIGHTS[access].reach === 'duty' && !servesCentre(person, centreId))
      throw new ApiError('not-your-area');
  };
  if (area === 'unit') {
    const spec = deps.election.findReturn(params['unit'] ?? '', params['ballot'] ?? '');
    if (spec === undefined) throw new ApiError('unknown-return');
    within(spec.unit.centreId);
    request.spec = spec;
  } else if (area === 'centre') {
    const centreId = (params['centre'] ?? '') as CentreId;
    if (!deps.election.centreIndex.has(centreId)) throw new ApiError('unknown-centre');
    within(centreId);
  }
}

/**
 * Browsers say where a request comes from; one that another site caused is refused (beside SameSite=Strict cookies, for which
 * another port of the same machine is the same site). Without https they say only the origin.
 */
function refuseOtherSites({ headers, host }: FastifyRequest, own: string | null): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new ApiError('other-site');
  } else if (origin !== undefined) {
    const from = hostOf(origin);
    if (from === null || (from !== host && from !== hostOf(own ?? ''))) throw new ApiError('other-site');
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

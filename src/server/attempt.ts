import type { FastifyRequest } from 'fastify';
import type { Attempt } from '../people/guard.ts';
import { BROWSER_COOKIE, BROWSER_COOKIE_SECONDS } from '../people/known-browsers.ts';
import type { LoggedIn, LoginError } from '../people/login.ts';
import type { Site } from '../people/passkeys.ts';
import { siteOf } from '../people/passkeys.ts';
import { SESSION_COOKIE } from '../people/sessions.ts';
import { ApiError } from './api-error.ts';
import type { AppDeps } from './deps.ts';
import type { ErrorCode } from './error-codes.ts';
import { meOf } from './me.ts';
import type { ApiCall, ApiReply } from './route.ts';

/** Where a call comes from, as the limits of logging in see it. */
export function attemptOf(request: FastifyRequest): Attempt {
  return {
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    browser: request.cookies[BROWSER_COOKIE] ?? '',
  };
}

/** What passkeys and code apps show as the name of this place. */
export const SITE_NAME = 'Khanaen';

/**
 * The site that passkeys of this call belong to: the configured address, or the one that the browser asked for. Null where
 * browsers allow none (no https, or an address without a name).
 */
export function siteOfCall({ deps, request }: ApiCall): Site | null {
  return siteOf(deps.origin ?? `${request.protocol}://${request.host}`, SITE_NAME);
}

/** {@link siteOfCall}, refused where there is none. */
export function passkeySite(call: ApiCall): Site {
  const site = siteOfCall(call);
  if (site !== null) return site;
  throw new ApiError('refused', {
    reason: 'no-passkeys-here',
    message: {
      th: 'ที่อยู่นี้ใช้พาสคีย์ไม่ได้ ต้องเป็น https และมีชื่อโดเมน (หรือ localhost)',
      en: 'Passkeys need https and an address with a name (or localhost).',
    },
  });
}

/** A refused login as an error of the API. `wrong` is the code for a wrong proof. */
export function loginRefusal(error: LoginError, wrong: ErrorCode): ApiError {
  switch (error.code) {
    case 'wrong':
      return new ApiError(wrong);
    case 'wait':
      return new ApiError('too-many-attempts', { retryAfter: error.seconds });
    case 'busy':
      return new ApiError('busy');
    case 'ticket':
      return new ApiError('ticket-expired');
  }
}

/**
 * The reply to a login: cookies of the session and of the browser. A session that the browser had before ends, whoever's it
 * was.
 */
export async function loggedInReply({ deps, request }: ApiCall, login: LoggedIn): Promise<ApiReply> {
  const { sessions, browsers } = deps.accounts;
  const before = request.cookies[SESSION_COOKIE] ?? '';
  if (before !== '') await sessions.end(before);
  const session = await sessions.find(login.token);
  if (session === null) throw new ApiError('not-logged-in');
  const browser = browsers.remember(request.cookies[BROWSER_COOKIE] ?? '', login.person.publicId);
  return {
    status: 200,
    headers: { 'set-cookie': [sessionCookie(deps, login.token), browserCookie(deps, browser)] },
    body: meOf(session, deps),
  };
}

/** The cookie of a session; an empty token takes it away. */
export function sessionCookie(deps: AppDeps, token: string): string {
  const seconds = token === '' ? 0 : deps.accounts.sessions.limits.totalSeconds;
  return cookie(deps, SESSION_COOKIE, token, '/', seconds);
}

function browserCookie(deps: AppDeps, value: string): string {
  return cookie(deps, BROWSER_COOKIE, value, '/api/', BROWSER_COOKIE_SECONDS);
}

function cookie(
  { secureCookies }: AppDeps,
  name: string,
  value: string,
  path: string,
  seconds: number,
): string {
  const parts = [`${name}=${value}`, `Path=${path}`, 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`];
  if (secureCookies) parts.push('Secure');
  return parts.join('; ');
}

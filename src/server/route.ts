import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import type { Action } from '../people/rights.ts';
import type { LiveSession } from '../people/sessions.ts';
import type { AppDeps } from './deps.ts';

/**
 * Where a route's subject lies, so that the door can hold it against the person's area of duty. `unit`: the URL names a
 * unit (and a ballot). `centre`: the URL names a centre. `own`: the route itself looks only at the person's own area, and
 * checks what the body or the query names. `none`: it has no place.
 */
export type RouteArea = 'unit' | 'centre' | 'own' | 'none';

interface RouteSchema {
  readonly summary: string;
  readonly params?: object;
  readonly querystring?: object;
  readonly headers?: object;
  readonly body?: object;
  readonly consumes?: readonly string[];
  readonly response: Readonly<Record<string, object>>;
}

/** What a route gets: everything about the call that the door has checked. */
export interface ApiCall {
  readonly deps: AppDeps;
  readonly request: FastifyRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Parsed and valid by the route's schema; bytes for routes that take bytes. */
  readonly body: unknown;
  /** From the session. Throws in a public route. */
  readonly person: Person;
  /** The session of the call. Throws in a public route. */
  readonly session: LiveSession;
  /** The return that the URL names. Throws where the area is not `unit`. */
  readonly spec: ReturnSpec;
}

export interface ApiReply {
  readonly status: number;
  /** An object becomes JSON; text, bytes and streams go out as they are. */
  readonly body?: object | string | Uint8Array | Readable;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** One route: who may call it, what it takes, what it does. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly access: Action | 'public';
  readonly area: RouteArea;
  readonly schema: RouteSchema;
  /** `bytes`: the body is taken as it is, whatever type it declares. */
  readonly takes?: 'json' | 'bytes';
  /** Largest body in bytes; 256 kB when not given. */
  readonly bodyLimit?: number;
  readonly handle: (call: ApiCall) => Promise<ApiReply> | ApiReply;
}

import type { FastifyInstance } from 'fastify';
import { isWellFormed } from '../ledger/canonical-json.ts';
import { ApiError } from './api-error.ts';

/** Deeper than anything that this API takes. */
const DEEPEST = 20;

/**
 * Refuses texts that neither a fact nor the database can hold, wherever a call brings them: lone surrogates and the character
 * NUL. No route needs to think of it.
 */
export function refuseBadTexts(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const places = { params: request.params, querystring: request.query, body: request.body };
    for (const [place, value] of Object.entries(places)) {
      const bad = badText(value, place, 0);
      if (bad !== null) {
        done(new ApiError('bad-request', { place: bad.slice(0, 200) }));
        return;
      }
    }
    done();
  });
}

/** Where a bad text stands; null when there is none. */
function badText(value: unknown, place: string, depth: number): string | null {
  if (typeof value === 'string') return isWellFormed(value) && !value.includes('\0') ? null : place;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  if (depth === DEEPEST) return place;
  for (const [key, member] of Object.entries(value)) {
    const bad = badText(key, place, depth) ?? badText(member, `${place}/${key}`, depth + 1);
    if (bad !== null) return bad;
  }
  return null;
}

import type { Subscription } from '../../../alerts/rows.ts';
import type { Language } from '../../../basics/bilingual.ts';
import type { Election } from '../../../election/lookup.ts';
import type { AreaId } from '../../../election/model.ts';
import { alertsOfCall } from '../../alerts-call.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

interface Body {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly places: readonly string[];
  readonly language: Language;
}

/** What a browser sends is some 400 bytes. */
export const ALERT_BODY_LIMIT = 4096;

const KEY = { type: 'string', pattern: '^[A-Za-z0-9_-]{20,100}={0,2}$' } as const;

/** A browser asks to be told of places; the same browser again changes them. */
export const postAlertSubscribe: ApiRoute = {
  method: 'POST',
  url: '/api/alerts/subscribe',
  access: 'public',
  area: 'none',
  bodyLimit: ALERT_BODY_LIMIT,
  schema: {
    summary:
      'Alerts by web push: keeps the endpoint and keys of a browser, places and language. Nothing else is kept.',
    body: {
      type: 'object',
      properties: {
        endpoint: { type: 'string', maxLength: 1000 },
        keys: {
          type: 'object',
          properties: { p256dh: KEY, auth: KEY },
          required: ['p256dh', 'auth'],
        },
        places: {
          type: 'array',
          items: { type: 'string', pattern: '^[cp]/[^/]{1,300}$' },
          minItems: 1,
          maxItems: 10,
        },
        language: { enum: ['th', 'en'] },
      },
      required: ['endpoint', 'keys', 'places', 'language'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Kept.', type: 'null' } }),
  },
  async handle(call) {
    const alerts = alertsOfCall(call);
    const wanted = read(call.deps.election, call.body as Body);
    if (wanted === null) throw new ApiError('bad-request', { place: 'body' });
    const kept = await alerts.subscribe(wanted);
    if (kept === 'bad-endpoint') throw new ApiError('bad-request', { place: 'endpoint' });
    if (kept === 'bad-key') throw new ApiError('bad-request', { place: 'keys' });
    if (kept === 'full') throw new ApiError('busy', { retryAfter: 600 });
    return { status: 204 };
  },
};

/** Null when a key is no key or a place is none of this election. */
function read(election: Election, body: Body): Subscription | null {
  const p256dh = Buffer.from(body.keys.p256dh, 'base64url');
  const auth = Buffer.from(body.keys.auth, 'base64url');
  // An uncompressed point of P-256, and 16 bytes (RFC 8291).
  if (p256dh.length !== 65 || p256dh[0] !== 4 || auth.length !== 16) return null;
  const places = [...new Set(body.places)];
  if (!places.every((place) => isPlace(election, place))) return null;
  return { endpoint: body.endpoint, p256dh, auth, language: body.language, places };
}

function isPlace(election: Election, place: string): boolean {
  try {
    const index = election.areaIndex.get(decodeURIComponent(place.slice(2)) as AreaId);
    const kind = index === undefined ? undefined : election.pkg.areas[index]?.kind;
    return place.startsWith('c/') ? kind === 'constituency' : kind === 'province' || kind === 'local-body';
  } catch {
    return false; // a broken percent escape
  }
}

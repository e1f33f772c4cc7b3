import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

/** LINE sends a few kilobytes; a hundred long messages at once are still far below this. */
const LARGEST = 1024 * 1024;

/**
 * Where LINE reports what happened in the chats. Public, because LINE has no session: its own check is the signature over the
 * raw body by an account's secret, before anything of the body is read. 200 is answered only after the events are committed;
 * any other answer makes LINE send them again.
 */
export const postWebhook: ApiRoute = {
  method: 'POST',
  url: '/line/webhook',
  access: 'public',
  area: 'none',
  takes: 'bytes',
  bodyLimit: LARGEST,
  schema: {
    summary: 'Takes in events of LINE. Signed by LINE: header x-line-signature over the body as it is.',
    consumes: ['application/json'],
    response: replies({ 200: { description: 'Kept.', type: 'object' } }),
  },
  async handle({ deps, body, request }) {
    if (deps.line === undefined) throw new ApiError('not-found');
    const signature = request.headers['x-line-signature'];
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const kept = await deps.line.receive(bytes, typeof signature === 'string' ? signature : '');
    if (kept === 'not-signed') {
      deps.metrics.count('khanaen_line_unsigned_total', 'Webhook calls that no account of ours signed.');
      throw new ApiError('wrong-signature');
    }
    if (kept === 'not-understood') throw new ApiError('bad-request', { place: 'body' });
    deps.metrics.count('khanaen_line_events_total', 'Events of LINE that were kept.', {}, kept.fresh);
    deps.metrics.count('khanaen_line_repeated_total', 'Events of LINE that had come before.', {}, kept.known);
    return { status: 200, body: {} };
  },
};

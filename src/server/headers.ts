import type { FastifyInstance } from 'fastify';

/** Pages: everything from our own address, nothing inline, nobody may frame us. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Security headers on every reply. A route that has set one of them itself keeps its own. */
export function setSecurityHeaders(app: FastifyInstance, secure: boolean): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const api = request.url.startsWith('/api/');
    const set = (name: string, value: string) => {
      if (!reply.hasHeader(name)) reply.header(name, value);
    };
    set('content-security-policy', api ? DATA_POLICY : PAGE_POLICY);
    set('x-content-type-options', 'nosniff');
    set('referrer-policy', 'same-origin');
    set('cross-origin-opener-policy', 'same-origin');
    set('x-frame-options', 'DENY');
    if (api) {
      set('cross-origin-resource-policy', 'same-origin');
      set('cache-control', 'no-store');
    }
    if (secure) set('strict-transport-security', 'max-age=31536000');
    done(null, payload);
  });
}

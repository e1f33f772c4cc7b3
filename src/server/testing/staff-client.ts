import type { FastifyInstance } from 'fastify';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
  /** `error.code`, or an empty text. */
  readonly error: string;
}

/** One person's browser: sends calls with the session's cookie. */
export class StaffClient {
  readonly #app: FastifyInstance;
  readonly cookie: string;
  readonly personId: number;
  readonly publicId: string;

  constructor(app: FastifyInstance, cookie: string, personId = 0, publicId = '') {
    this.#app = app;
    this.cookie = cookie;
    this.personId = personId;
    this.publicId = publicId;
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  post(url: string, body: object = {}): Promise<Answer> {
    return this.send('POST', url, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  photo(url: string, bytes: Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', url, bytes, { 'content-type': 'image/png', ...headers });
  }

  async send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const reply = await this.#app.inject({
      method,
      url,
      headers: { ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(reply.headers['content-type'] ?? '').startsWith('application/json');
    const body = isJson ? (JSON.parse(reply.payload) as Record<string, unknown>) : {};
    const error = body['error'] as { readonly code?: string } | undefined;
    return {
      status: reply.statusCode,
      body,
      bytes: reply.rawPayload,
      headers: reply.headers,
      error: error?.code ?? '',
    };
  }
}

import type { FastifyInstance } from 'fastify';
import type { Answer } from './staff-client.ts';
import { StaffClient } from './staff-client.ts';

/** A browser that keeps the cookies it gets. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: FastifyInstance;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(app: FastifyInstance, headers: Readonly<Record<string, string>> = {}) {
    this.#app = app;
    this.#headers = { host: 'localhost:8080', ...headers };
  }

  get(url: string): Promise<Answer> {
    return this.#keep(this.#client().send('GET', url, undefined, this.#headers));
  }

  post(url: string, body: object = {}): Promise<Answer> {
    const headers = { ...this.#headers, 'content-type': 'application/json' };
    return this.#keep(this.#client().send('POST', url, JSON.stringify(body), headers));
  }

  login(username: string, password: string): Promise<Answer> {
    return this.post('/api/login', { username, password });
  }

  #client(): StaffClient {
    return new StaffClient(
      this.#app,
      [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    );
  }

  async #keep(sent: Promise<Answer>): Promise<Answer> {
    const answer = await sent;
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...attributes] = String(line).split('; ');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(at + 1));
    }
    return answer;
  }
}

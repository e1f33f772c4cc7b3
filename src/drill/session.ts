import type { Ask, Http, Reply } from './http.ts';
import { jsonOf } from './http.ts';

/** The server answered something that the drill does not expect; it names the call. */
export class UnexpectedReply extends Error {
  readonly status: number;

  constructor(ask: Ask, reply: Reply) {
    const text = Buffer.from(reply.body.subarray(0, 600)).toString('utf8');
    super(`${ask.method} ${ask.path} gave ${reply.status}: ${text}`);
    this.status = reply.status;
  }
}

/** One person at a keyboard: logs in, keeps the cookie, logs in again when the session has ended. */
export class Session {
  readonly username: string;
  readonly #http: Http;
  readonly #password: string;
  #cookie = '';
  #login: Promise<void> | null = null;

  constructor(http: Http, username: string, password: string) {
    this.#http = http;
    this.username = username;
    this.#password = password;
  }

  async logIn(): Promise<void> {
    this.#login ??= this.#logInNow().finally(() => {
      this.#login = null;
    });
    await this.#login;
  }

  async #logInNow(): Promise<void> {
    const ask: Ask = {
      method: 'POST',
      path: '/api/login',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: this.username, password: this.#password }),
    };
    const reply = await this.#http.send(ask);
    if (reply.status >= 300) throw new UnexpectedReply(ask, reply);
    const cookies = reply.headers['set-cookie'];
    const list = cookies === undefined ? [] : Array.isArray(cookies) ? cookies : [cookies];
    this.#cookie = list.map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ');
  }

  /** Sends a call as this person. */
  async send(ask: Ask): Promise<Reply> {
    if (this.#cookie === '') await this.logIn();
    const reply = await this.#http.send(this.#signed(ask));
    if (reply.status !== 401) return reply;
    await this.logIn();
    return this.#http.send(this.#signed(ask));
  }

  #signed(ask: Ask): Ask {
    return { ...ask, headers: { ...ask.headers, cookie: this.#cookie } };
  }

  post(path: string, body: unknown): Promise<Reply> {
    return this.send({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** GET that must succeed. */
  async get(path: string): Promise<unknown> {
    const ask: Ask = { method: 'GET', path };
    const reply = await this.send(ask);
    if (reply.status !== 200) throw new UnexpectedReply(ask, reply);
    return jsonOf(reply);
  }
}

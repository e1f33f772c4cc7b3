import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PathWatch, pathsHeld } from './paths.ts';

/** One way to the results, which can be taken away and answers as the test wants. */
class Way {
  away = false;
  cut = 1;
  page = '';
  /** Called before each answer. */
  before: () => void = () => undefined;
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.before();
    if (this.away) response.writeHead(503).end();
    else if (request.url === '/v1/cut.json')
      response.end(JSON.stringify({ cut: this.cut, manifest: { path: '/v1/manifest.json', sha256: 'x' } }));
    else if (request.url === '/v1/manifest.json') response.end('{}');
    else response.end(this.page === '' ? `<main data-cut="${this.cut}">` : this.page);
  }
}

let one: Way;
let two: Way;
let watch: PathWatch;
beforeEach(async () => {
  [one, two] = [new Way(), new Way()];
  await Promise.all([one.open(), two.open()]);
  watch = new PathWatch([one.url, two.url], 10);
  await watch.look();
});
afterEach(async () => {
  await Promise.all([one.close(), two.close()]);
});

it('sees that both ways answer with the same bytes', async () => {
  const seen = await watch.finish(0);
  expect(pathsHeld(seen)).toBe(true);
  expect(seen).toMatchObject({ sameCuts: 1, samePages: 2, paths: [{ away: 0 }, { away: 0 }] });
});

it('counts a moment in which no way answers', async () => {
  one.away = true;
  two.away = true;
  await watch.look();
  one.away = false;
  const seen = await watch.finish(0);
  expect(seen.allAway).toBe(1);
  expect(pathsHeld(seen)).toBe(false);
});

it('does not take two absences one after the other, within one look, for one of both', async () => {
  two.away = true;
  let asked = 0;
  two.before = () => {
    asked += 1;
    if (asked > 1) two.away = false; // up again, after the look had found it away
  };
  one.before = () => {
    one.away = asked > 0; // gone in the middle of the same look
  };
  for (let i = 0; i < 50 && asked < 2; i++) await watch.look();
  const seen = await watch.finish(0);
  expect(seen.allAway).toBe(0);
  expect(seen.paths.map(({ absences }) => absences)).toEqual([1, 1]);
});

it('tells of a page without results, and of other bytes under the same number', async () => {
  two.page = '<main>';
  await watch.look();
  two.page = '<main data-cut="1"> other';
  const seen = await watch.finish(0);
  expect(seen.paths[1]?.blank).toBe(1);
  expect(seen.differing.join()).toContain('cut 1, /th/');
});

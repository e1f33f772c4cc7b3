import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { sha256Hex } from '../../basics/sha256.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Cut } from '../../publication/model.ts';
import { Publication } from '../../publication/publication.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import type { OfferedCut } from '../offered.ts';
import { offeredCut } from '../offered.ts';

/** Cuts of a small election, one after another, each with one more unit. */
export class SmallNight {
  readonly election = indexElection(tinyPackage({ stationsEach: 5, capPercent: 100 }));
  readonly #writer = new FactWriter(this.election);
  readonly #publication = new Publication(this.election);
  #applied = 0;
  #number = 0;

  next(): { readonly cut: Cut; readonly offered: OfferedCut } {
    this.#writer.acceptUnit(this.#number % this.election.pkg.units.length);
    const { facts } = this.#writer;
    for (const fact of facts.slice(this.#applied)) this.#publication.apply(fact);
    this.#applied = facts.length;
    this.#number += 1;
    const last = facts.at(-1);
    const at = new Date(Date.parse(last?.fact.at ?? '') + 3_600_000 + this.#number * 1000).toISOString();
    const cut = this.#publication.makeCut({
      number: this.#number,
      at,
      ledgerSize: facts.length,
      root: '0'.repeat(64),
    });
    return { cut, offered: offeredCut(cut, `note of cut ${this.#number}\n`, true) };
  }
}

/** Every file below a folder, by its path, as hashes. */
export async function hashesBelow(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // Parts that are being written come and go.
    if (!entry.isFile() || entry.name.endsWith('.khanaen-part')) continue;
    const place = join(entry.parentPath, entry.name);
    found[relative(folder, place)] = sha256Hex(await readFile(place));
  }
  return found;
}

export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'khanaen-delivery-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A newsroom that takes webhooks. */
export class Newsroom {
  readonly got: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  status = 200;
  /** Takes everything and never answers. */
  silent = false;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<Newsroom> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      news.got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (!news.silent) response.writeHead(news.status).end();
    });
    const news = new Newsroom(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return news;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** Numbers of the cuts that were told, in order. */
  get cuts(): readonly number[] {
    return this.got.map(({ body }) => (JSON.parse(body) as { cut: number }).cut);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

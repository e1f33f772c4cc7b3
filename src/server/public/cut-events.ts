import type { IncomingMessage, ServerResponse } from 'node:http';
import { getOrThrow } from '../../basics/assert.ts';
import { neighbourhoodOf, networkOf } from '../../people/network.ts';
import type { Cut } from '../../publication/model.ts';
import type { Metrics } from '../metrics.ts';
import { clientAddress } from './client-address.ts';

export interface CutEventsOptions {
  /** Most listeners at the same time; 0 turns the stream off. */
  readonly limit: number;
  /** Most listeners of one network; half of all when not given, but no fewer than 50. A /48 of IPv6 is one. */
  readonly share?: number;
  /** Whether the client's address is what the proxy in front wrote. */
  readonly behindProxy?: boolean;
  /** How often a silent stream is told that it lives, milliseconds. */
  readonly heartbeatMs?: number;
}

/** What is told of a cut: its number and the bytes of `/v1/cut.json`. */
export interface CutNews {
  readonly cut: number;
  readonly pointer: Uint8Array;
}

export function newsOf(cut: Cut): CutNews {
  return { cut: cut.head.number, pointer: getOrThrow(cut.files, '/v1/cut.json').bytes };
}

const LEAST_SHARE = 50;
const HEARTBEAT_MS = 15_000;
/** Cuts that a listener who comes back is told again. */
const KEPT = 32;
/** Bytes that may wait for one listener: some twenty cuts. Whoever is further behind is ended and may come again. */
const MOST_WAITING = 16 * 1024;
/** How long a listener waits before it comes again, milliseconds; the browser's own default is not the same everywhere. */
const RETRY_MS = 3_000;
/** Seconds after which somebody who found no place may ask again. */
const FULL_RETRY_S = 60;

const OPEN = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' };
const HEARTBEAT = ': alive\n\n';

interface Kept {
  readonly cut: number;
  readonly frame: Buffer;
}

/**
 * `/v1/events`: tells whoever listens of each new cut, as Server-Sent Events. An event's id is the cut's number, its data the pointer.
 * All listeners get the same bytes; nothing is kept for one of them but what its line has not taken yet, and that is bounded.
 */
export class CutEvents {
  readonly limit: number;
  readonly #share: number;
  readonly #behindProxy: boolean;
  readonly #listeners = new Set<ServerResponse>();
  /** Listeners of each network, while there are any. */
  readonly #networks = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  /** Oldest first. */
  #kept: Kept[] = [];
  #closed = false;
  /** Listeners that were ended because they did not read. */
  dropped = 0;
  /** Listeners that found no place. */
  refused = 0;

  constructor({ limit, share, behindProxy = false, heartbeatMs = HEARTBEAT_MS }: CutEventsOptions) {
    this.limit = limit;
    this.#share = share ?? Math.max(LEAST_SHARE, Math.ceil(limit / 2));
    this.#behindProxy = behindProxy;
    this.#timer = setInterval(() => this.#toAll(Buffer.from(HEARTBEAT)), heartbeatMs);
    this.#timer.unref();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Answers a request for the stream. `Last-Event-ID` is the last cut that the listener knows. */
  open(request: IncomingMessage, response: ServerResponse): void {
    // A stream that was asked for behind another answer on the same line would never be sent, and nobody is told when it ends.
    const network = this.#networkOf(request);
    const full = this.#listeners.size >= this.limit || (this.#networks.get(network) ?? 0) >= this.#share;
    if (this.#closed || full || response.socket === null) {
      this.refused++;
      refuse(response);
      return;
    }
    response.writeHead(200, {
      ...OPEN,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // nginx would keep events back
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    response.write(Buffer.concat([Buffer.from(`retry: ${RETRY_MS}\n\n`), ...this.#missed(request)]));
    this.#listeners.add(response);
    this.#networks.set(network, (this.#networks.get(network) ?? 0) + 1);
    response.once('close', () => {
      this.#listeners.delete(response);
      const left = (this.#networks.get(network) ?? 0) - 1;
      if (left > 0) this.#networks.set(network, left);
      else this.#networks.delete(network);
    });
    response.on('error', () => response.destroy());
  }

  /** Tells everybody of a cut. One that is not newer than the last begins the list anew: another night. */
  publish({ cut, pointer }: CutNews): void {
    const last = this.#kept.at(-1);
    if (last !== undefined && cut <= last.cut) this.#kept = [];
    const frame = frameOf(cut, pointer);
    this.#kept.push({ cut, frame });
    if (this.#kept.length > KEPT) this.#kept.shift();
    this.#toAll(frame);
  }

  /** Ends all streams: the server is about to close, and listeners go elsewhere. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    for (const response of this.#listeners) response.end();
    this.#listeners.clear();
  }

  /** What somebody who knows a cut has not heard: all later ones that are kept, or the newest where that cannot be told. */
  #missed({ headers }: IncomingMessage): readonly Buffer[] {
    const known = Number(headers['last-event-id'] ?? Number.NaN);
    const place = this.#kept.findIndex(({ cut }) => cut === known);
    return (place < 0 ? this.#kept.slice(-1) : this.#kept.slice(place + 1)).map(({ frame }) => frame);
  }

  #networkOf(request: IncomingMessage): string {
    const network = networkOf(clientAddress(request, this.#behindProxy));
    return network.includes(':') ? neighbourhoodOf(network) : network;
  }

  #toAll(bytes: Buffer): void {
    for (const response of this.#listeners) {
      if (response.writableLength > MOST_WAITING) {
        this.dropped++;
        this.#listeners.delete(response);
        response.destroy();
      } else response.write(bytes);
    }
  }
}

/** Sets what `/metrics` says of the stream. */
export function eventMetrics(metrics: Metrics, { listeners, dropped, refused }: CutEvents): void {
  metrics.gauge('khanaen_event_listeners', 'Open streams of /v1/events.', listeners);
  metrics.gauge('khanaen_event_listeners_dropped', 'Streams ended because nobody read them.', dropped);
  metrics.gauge('khanaen_event_listeners_refused', 'Requests for a stream that found no place.', refused);
}

function frameOf(cut: number, pointer: Uint8Array): Buffer {
  const lines = Buffer.from(pointer).toString('utf8').trim().split('\n');
  return Buffer.from(`id: ${cut}\n${lines.map((line) => `data: ${line}\n`).join('')}\n`);
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, {
    ...OPEN,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(FULL_RETRY_S),
    'access-control-expose-headers': 'retry-after',
  });
  response.end('ผู้รับครบจำนวนแล้ว โปรดถาม /v1/cut.json แทน · no free place; poll /v1/cut.json instead\n');
}

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptedEncoding, type Encoding } from './accept-encoding.ts';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|x-ndjson|javascript|xml|manifest\+json|atom\+xml|geo\+json)|image\/svg)/;

/** Headers as `writeHead` takes them, names and values in turn. */
export interface Prepared {
  readonly policy: string;
  readonly notModified: string[];
  readonly whole: Map<Encoding, string[]>;
}

/** One thing that readers can ask for: bytes that never change, compressed once, when first asked for. */
export class Served {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly sha256: string;
  readonly etag: string;
  readonly cacheControl: string;
  /** Further headers of every answer with it, names and values in turn. */
  readonly extra: readonly string[];
  /** Ready-made headers of answers with this thing; kept by `respond`. */
  prepared: Prepared | null = null;
  readonly #compressible: boolean;
  #made = new Map<Encoding, Uint8Array>();
  #making = new Map<Encoding, Promise<Uint8Array>>();

  constructor(options: {
    bytes: Uint8Array;
    mediaType: string;
    sha256: string;
    cacheControl: string;
    extra?: readonly string[] | undefined;
  }) {
    this.bytes = options.bytes;
    this.extra = options.extra ?? [];
    this.mediaType = options.mediaType;
    this.cacheControl = options.cacheControl;
    this.sha256 = options.sha256;
    this.etag = `"${options.sha256.slice(0, 32)}"`;
    this.#compressible = COMPRESSIBLE.test(options.mediaType);
    this.#made.set('identity', options.bytes);
  }

  /** The same thing with other caching; what is compressed for one is compressed for both. */
  as(cacheControl: string): Served {
    const twin = new Served({
      bytes: this.bytes,
      mediaType: this.mediaType,
      sha256: this.sha256,
      cacheControl,
    });
    twin.#made = this.#made;
    twin.#making = this.#making;
    return twin;
  }

  /** The best encoding that the reader accepts; images and the like are left as they are. */
  encodingFor(accept: string | undefined): Encoding {
    return accept === undefined || !this.#compressible ? 'identity' : acceptedEncoding(accept);
  }

  /** The body when it is already made: the way of nearly every request. */
  ready(encoding: Encoding): Uint8Array | undefined {
    return this.#made.get(encoding);
  }

  /** Compresses once, however many ask at the same time. */
  body(encoding: Encoding): Promise<Uint8Array> {
    const ready = this.#made.get(encoding);
    if (ready !== undefined) return Promise.resolve(ready);
    let making = this.#making.get(encoding);
    if (making === undefined) {
      making = this.#compress(encoding).then((bytes) => {
        this.#made.set(encoding, bytes);
        this.#making.delete(encoding);
        return bytes;
      });
      this.#making.set(encoding, making);
    }
    return making;
  }

  #compress(encoding: Encoding): Promise<Uint8Array> {
    switch (encoding) {
      case 'br':
        return brotliAsync(this.bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 5,
            [constants.BROTLI_PARAM_SIZE_HINT]: this.bytes.length,
          },
        });
      case 'gzip':
        return gzipAsync(this.bytes, { level: 6 });
      case 'identity':
        return Promise.resolve(this.bytes);
    }
  }
}

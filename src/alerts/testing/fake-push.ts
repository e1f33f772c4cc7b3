import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser as a push service knows it: what it gives to the server, and how it opens messages. */
export interface FakeBrowser {
  readonly endpoint: string;
  readonly p256dh: Uint8Array;
  readonly auth: Uint8Array;
  open(body: Buffer): unknown;
}

export interface Delivered {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface FakePush {
  readonly url: string;
  readonly got: Delivered[];
  /** Answers the next calls with these, then 201. `hang`: never. */
  readonly answers: (number | 'hang' | 'reset' | readonly [number, Record<string, string>])[];
  browser(name: string): FakeBrowser;
  close(): Promise<void>;
}

/** A push service on this machine. */
export async function fakePush(): Promise<FakePush> {
  const got: Delivered[] = [];
  const answers: FakePush['answers'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
      const answer = answers.shift() ?? 201;
      if (answer === 'hang') return;
      if (answer === 'reset') {
        request.socket.destroy();
        return;
      }
      const [status, headers] = typeof answer === 'number' ? [answer, {}] : answer;
      response.writeHead(status, headers);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    got,
    answers,
    browser(name) {
      const curve = createECDH('prime256v1');
      const p256dh = curve.generateKeys();
      const auth = randomBytes(16);
      return {
        endpoint: `${url}/${name}`,
        p256dh,
        auth,
        open: (body) => JSON.parse(open(body, curve, p256dh, auth).toString()),
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Opens a message as a browser does: RFC 8188 (aes128gcm, one record) with the keys of RFC 8291. */
function open(body: Buffer, curve: ReturnType<typeof createECDH>, p256dh: Buffer, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const keyLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender]);
  const secret = Buffer.from(hkdfSync('sha256', curve.computeSecret(sender), auth, info, 32));
  const prk = createHmac('sha256', salt).update(secret).digest();
  const expand = (text: string, length: number) =>
    createHmac('sha256', prk)
      .update(`${text}\0`)
      .update(Buffer.from([1]))
      .digest()
      .subarray(0, length);
  const key = expand('Content-Encoding: aes128gcm', 16);
  const decipher = createDecipheriv('aes-128-gcm', key, expand('Content-Encoding: nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  if (plain.at(-1) !== 2) throw new Error('the last record does not end with 2');
  return plain.subarray(0, -1);
}

/** Claims of the token by which the sender says who he is (RFC 8292); throws when its signature is not that of its key. */
export function vapidClaims(header: string | undefined): { key: string; claims: Record<string, unknown> } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
    format: 'jwk',
  });
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!good) throw new Error('the token is not signed by its key');
  return { key, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) };
}

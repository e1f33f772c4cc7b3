import type { KeyObject } from 'node:crypto';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

/** What a lying browser or authenticator may get wrong. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** Leave out the proof that finger, face or PIN was asked for. */
  readonly unverified?: boolean;
}

/** An authenticator of WebAuthn in software: ES256, no attestation, a counter that goes on by one. */
export class SoftPasskey {
  readonly id = randomBytes(24).toString('base64url');
  readonly #key: KeyObject;
  readonly #cose: Buffer;
  /** What the next assertion says, plus one. */
  counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    // COSE key: kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x, y
    this.#cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x ?? '', 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y ?? '', 'base64url'),
    ]);
  }

  /** Answers creation options, as `navigator.credentials.create` does. */
  create(
    options: { readonly challenge: string; readonly rp: { readonly id?: string } },
    origin: string,
    lies: Lies = {},
  ): RegistrationResponseJSON {
    const id = Buffer.from(this.id, 'base64url');
    const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, this.#cose]);
    const authData = this.#authData(options.rp.id ?? '', ATTESTED, attested, lies);
    return {
      ...this.#head(),
      response: {
        clientDataJSON: clientData('webauthn.create', options.challenge, origin, lies),
        // CBOR: {fmt: "none", attStmt: {}, authData: bytes}
        attestationObject: Buffer.concat([
          Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
          Buffer.from([0x59]),
          uint16(authData.length),
          authData,
        ]).toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** Answers request options, as `navigator.credentials.get` does. */
  get(
    options: { readonly challenge: string; readonly rpId?: string },
    origin: string,
    lies: Lies = {},
  ): AuthenticationResponseJSON {
    this.counter++;
    const authData = this.#authData(options.rpId ?? '', 0, Buffer.alloc(0), lies);
    const client = clientData('webauthn.get', options.challenge, origin, lies);
    const signed = Buffer.concat([authData, sha256(Buffer.from(client, 'base64url'))]);
    return {
      ...this.#head(),
      response: {
        clientDataJSON: client,
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.#key).toString('base64url'),
      },
    };
  }

  #head() {
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key' as const,
      clientExtensionResults: {},
    };
  }

  #authData(rpId: string, flags: number, rest: Buffer, lies: Lies): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const all = flags | UP | (lies.unverified === true ? 0 : UV);
    return Buffer.concat([sha256(Buffer.from(lies.rpId ?? rpId)), Buffer.from([all]), counter, rest]);
  }
}

function clientData(type: string, challenge: string, origin: string, lies: Lies): string {
  const text = JSON.stringify({
    type,
    challenge: lies.challenge ?? challenge,
    origin: lies.origin ?? origin,
    crossOrigin: false,
  });
  return Buffer.from(text).toString('base64url');
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Pool } from 'pg';
import type { Person, PersonId } from './person.ts';

/** Where passkeys are made and used: the address that browsers show, and its host name, to which a passkey belongs for ever. */
export interface Site {
  readonly origin: string;
  readonly rpId: string;
  readonly name: string;
}

export const MOST_PASSKEYS = 10;

/** Loaded when the first passkey is made or used: a quarter of a second that no start of a server waits for. */
const webauthn = () => import('@simplewebauthn/server');

/** The site of an address like `https://desk.example`; null where browsers allow no passkeys (an address without a name). */
export function siteOf(origin: string, name: string): Site | null {
  if (!URL.canParse(origin)) return null;
  const url = new URL(origin);
  const { hostname } = url;
  const secure = url.protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  const isNumber = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return secure && !isNumber ? { origin: url.origin, rpId: hostname, name } : null;
}

/** What the browser is asked for to make a passkey: one that can be found without a name and asks for finger, face or PIN. */
export async function passkeyCreation(
  db: Pool,
  person: Person,
  challenge: string,
  site: Site,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await db.query<{ id: string; transports: string[] }>(
    'select credential_id as id, transports from passkey where person_id = $1',
    [person.personId],
  );
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpId,
    userName: person.username,
    userDisplayName: person.displayName,
    // The public id says nothing about the person, as the standard asks.
    userID: Uint8Array.from(Buffer.from(person.publicId)),
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.rows,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
}

/** Keeps a passkey that was made for this challenge. False when it cannot be trusted, is known already, or is one too many. */
export async function keepPasskey(
  db: Pool,
  person: Person,
  name: string,
  response: RegistrationResponseJSON,
  challenge: string,
  site: Site,
): Promise<boolean> {
  const { verifyRegistrationResponse } = await webauthn();
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => null); // the library throws for everything that is wrong with a response
  if (made === null || !made.verified) return false;
  const { id, publicKey, counter, transports } = made.registrationInfo.credential;
  const done = await db.query(
    `with k as (
       insert into passkey (credential_id, person_id, public_key, counter, transports, name)
       select $1, $2, $3, $4, $5, $6 where (select count(*) from passkey where person_id = $2) < $7
       on conflict do nothing returning person_id, name
     )
     insert into audit (person_id, action, subject, detail)
     select person_id, 'passkey-made', 'second-factor', jsonb_build_object('name', name) from k`,
    [id, person.personId, Buffer.from(publicKey), counter, transports ?? [], name, MOST_PASSKEYS],
  );
  return done.rowCount === 1;
}

/** Calls one's passkey something else. False when there is no such passkey. */
export async function renamePasskey(
  db: Pool,
  personId: PersonId,
  credentialId: string,
  name: string,
): Promise<boolean> {
  const done = await db.query(
    `with k as (
       update passkey set name = $3 where credential_id = $1 and person_id = $2 returning person_id, name
     )
     insert into audit (person_id, action, subject, detail)
     select person_id, 'passkey-renamed', 'second-factor', jsonb_build_object('name', name) from k`,
    [credentialId, personId, name],
  );
  return done.rowCount === 1;
}

/** What the browser is asked for to use a passkey; without credentials, any passkey of this site. */
export async function passkeyRequest(
  challenge: string,
  credentials: readonly string[],
  site: Site,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: site.rpId,
    allowCredentials: credentials.map((id) => ({ id })),
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
  });
}

/** Whose passkey it is; null when nobody's. */
export async function passkeyOwner(db: Pool, credentialId: string): Promise<PersonId | null> {
  const { rows } = await db.query<{ person_id: PersonId }>(
    'select person_id from passkey where credential_id = $1',
    [credentialId],
  );
  return rows[0]?.person_id ?? null;
}

/** True when the passkey signed this challenge for this site. A counter that does not go on is that of a copy. */
export async function checkPasskey(
  db: Pool,
  response: AuthenticationResponseJSON,
  challenge: string,
  site: Site,
): Promise<boolean> {
  const { rows } = await db.query<{ public_key: Buffer; counter: number }>(
    'select public_key, counter::float8 as counter from passkey where credential_id = $1',
    [response.id],
  );
  const known = rows[0];
  if (known === undefined) return false;
  const { verifyAuthenticationResponse } = await webauthn();
  const done = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: { id: response.id, publicKey: Uint8Array.from(known.public_key), counter: known.counter },
    requireUserVerification: true,
  }).catch(() => null); // the library throws for everything that is wrong with a response
  if (done === null || !done.verified) return false;
  const { newCounter } = done.authenticationInfo;
  const kept = await db.query(
    `update passkey set counter = $2, last_used_at = now()
      where credential_id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`,
    [response.id, newCounter],
  );
  return kept.rowCount === 1;
}

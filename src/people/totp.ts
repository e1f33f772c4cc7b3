import { Secret, TOTP } from 'otpauth';
import type { Accounts } from './accounts.ts';
import type { PersonId } from './person.ts';

/** What every app that makes codes understands: six digits, thirty seconds. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** Steps before and after the present one that count: clocks differ. */
const WINDOW = 1;

/** What an app needs, as text and as the address that a QR code holds. Shown once. */
export interface CodeSetup {
  readonly secret: string;
  readonly uri: string;
}

/** Draws a secret that waits for its first right code. Null when the account makes codes already. */
export async function beginCodes(
  { db, key }: Accounts,
  personId: PersonId,
  username: string,
  issuer: string,
): Promise<CodeSetup | null> {
  const secret = new Secret({ size: SECRET_BYTES });
  const done = await db.query(
    `insert into totp (person_id, secret) values ($1, $2)
     on conflict (person_id) do update set secret = excluded.secret, made_at = now() where totp.confirmed_at is null`,
    [personId, key.seal(secret.bytes, aboutSecret(personId))],
  );
  if (done.rowCount === 0) return null;
  const totp = new TOTP({ ...SHAPE, issuer, label: username, secret });
  return { secret: secret.base32, uri: totp.toString() };
}

/** The first right code makes the secret count. False for a wrong one, or when nothing waits. */
export async function confirmCodes(accounts: Accounts, personId: PersonId, code: string): Promise<boolean> {
  const step = await stepOf(accounts, personId, code, false);
  if (step === null) return false;
  const done = await accounts.db.query(
    `with t as (
       update totp set confirmed_at = now(), last_step = $2 where person_id = $1 and confirmed_at is null returning person_id
     )
     insert into audit (person_id, action, subject) select person_id, 'codes-set-up', 'second-factor' from t`,
    [personId, step],
  );
  return done.rowCount === 1;
}

/** True when the code is right now and was not used before: each step counts once. */
export async function spendCode(accounts: Accounts, personId: PersonId, code: string): Promise<boolean> {
  const step = await stepOf(accounts, personId, code, true);
  if (step === null) return false;
  const done = await accounts.db.query(
    'update totp set last_step = $2 where person_id = $1 and last_step < $2',
    [personId, step],
  );
  return done.rowCount === 1;
}

/** The step that the code belongs to; null when it belongs to none of those that count. */
async function stepOf(
  { db, key, clock }: Accounts,
  personId: PersonId,
  code: string,
  confirmed: boolean,
): Promise<number | null> {
  const { rows } = await db.query<{ secret: Buffer }>(
    'select secret from totp where person_id = $1 and (confirmed_at is not null) = $2',
    [personId, confirmed],
  );
  const sealed = rows[0]?.secret;
  const secret = sealed === undefined ? null : key.open(sealed, aboutSecret(personId));
  const token = code.replace(/\s/g, '');
  if (secret === null || !/^\d{6}$/.test(token)) return null;
  const totp = new TOTP({ ...SHAPE, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) });
  const timestamp = clock();
  const delta = totp.validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

function aboutSecret(personId: PersonId): string {
  return `totp ${personId}`;
}

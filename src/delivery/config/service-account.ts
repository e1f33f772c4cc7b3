import { createPrivateKey } from 'node:crypto';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { Secret } from '../../basics/secret.ts';
import { isRecord } from './fields.ts';
import type { DriveTarget } from './model.ts';

const GOOGLE_TOKENS = 'https://oauth2.googleapis.com/token';

/** Reads the key file of a service account as Google gives it. `text` null: the file cannot be read. */
export function parseAccount(text: string | null): Result<DriveTarget['account'], Bilingual> {
  if (text === null) {
    return err({
      th: 'อ่านไฟล์คีย์ไม่ได้ ตรวจตำแหน่งและสิทธิ์ของไฟล์',
      en: 'The key file cannot be read; check its path and who may read it.',
    });
  }
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // said below
  }
  const key = isRecord(json) ? json : {};
  const { type, client_email: email, private_key: pem, token_uri: tokens } = key;
  if (type !== 'service_account' || typeof email !== 'string' || typeof pem !== 'string' || !isKey(pem)) {
    return err({
      th: 'ไม่ใช่ไฟล์คีย์ JSON ของบัญชีบริการ สร้างใหม่ที่ Google Cloud → Service accounts → Keys → JSON',
      en: 'This is not the JSON key of a service account; make one at Google Cloud → Service accounts → Keys → JSON.',
    });
  }
  const tokenUri = typeof tokens === 'string' && /^https?:\/\//.test(tokens) ? tokens : GOOGLE_TOKENS;
  return ok({ email, privateKey: new Secret(pem), tokenUri });
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { Secret } from '../../basics/secret.ts';
import type { ConfigError } from './config-error.ts';
import { Fields, isRecord } from './fields.ts';
import { jsonFault } from './json-fault.ts';
import type { DeliveryConfig, TargetConfig, TargetKind } from './model.ts';
import { CONTENTS, TARGET_KINDS } from './model.ts';
import { parseAccount } from './service-account.ts';

/** What the file of targets refers to. */
export interface ConfigSurroundings {
  /** The text of another file; null when it cannot be read. */
  readonly readFile: (path: string) => string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const MOST_TARGETS = 50;
const ID = /^[A-Za-z0-9_-]{1,40}$/;
const HTTP = /^https?:\/\/[^\s/]+/;
const TEXT = /\S/;
/** Deliveries of a place, in seconds, when its entry does not say. */
const EVERY: Readonly<Record<TargetKind, number>> = { folder: 5, s3: 10, drive: 60, webhook: 0 };
const PARALLEL: Readonly<Record<TargetKind, number>> = { folder: 2, s3: 6, drive: 3, webhook: 1 };

/** Reads the file of targets: `{"targets": [{"id", "kind", …}, …]}`; docs/delivery.md explains every field. All errors at once. */
export function parseDeliveryConfig(
  text: string,
  around: ConfigSurroundings,
): Result<DeliveryConfig, readonly ConfigError[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err([notJson(text)]);
  }
  const list = isRecord(json) ? json['targets'] : null;
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_TARGETS) {
    const place = 'targets';
    const th = `ต้องมีรายการ targets อย่างน้อยหนึ่งและไม่เกิน ${MOST_TARGETS} ปลายทาง`;
    return err([
      { place, text: { th, en: `There must be a list "targets" with 1 to ${MOST_TARGETS} entries.` } },
    ]);
  }
  const errors: ConfigError[] = [];
  const targets = list.map((item, i) => targetOf(item, `targets[${i}]`, around, errors));
  targets.forEach((target, i) => {
    if (target === null || targets.findIndex((other) => other?.id === target.id) === i) return;
    const text = {
      th: `มีปลายทาง ${target.id} อยู่แล้ว ใช้ id อื่น`,
      en: `There is a target ${target.id} already; use another id.`,
    };
    errors.push({ place: `targets[${i}].id`, text });
  });
  return errors.length > 0 ? err(errors) : ok({ targets: targets.filter((target) => target !== null) });
}

function targetOf(
  item: unknown,
  place: string,
  around: ConfigSurroundings,
  errors: ConfigError[],
): TargetConfig | null {
  const before = errors.length;
  if (!isRecord(item)) {
    errors.push({ place, text: { th: 'ต้องเป็นออบเจกต์ {…}', en: 'It must be an object {…}.' } });
    return null;
  }
  const fields = new Fields(item, place, errors);
  const kinds = TARGET_KINDS.join(', ');
  const kind = fields.text('kind', new RegExp(`^(?:${TARGET_KINDS.join('|')})$`), {
    th: `หนึ่งใน ${kinds}`,
    en: `one of ${kinds}`,
  });
  if (kind === '') return null;
  const target = fieldsOf(fields, kind as TargetKind, around);
  fields.refuseOthers();
  return errors.length === before ? target : null;
}

function fieldsOf(fields: Fields, kind: TargetKind, around: ConfigSurroundings): TargetConfig {
  const id = fields.text('id', ID, {
    th: 'ชื่อสั้น 1–40 ตัว มีได้เฉพาะ A-Z a-z 0-9 _ -',
    en: 'a short name of 1 to 40 letters, digits, _ or -',
  });
  const common = {
    id,
    name: fields.textOr('name', id, TEXT, { th: 'ข้อความ', en: 'a text' }),
    content: kind === 'webhook' ? [] : fields.some('content', CONTENTS, ['ect']),
    everyMs: fields.number('everySeconds', EVERY[kind], 0, 86_400) * 1000,
    everyCut: fields.flag('everyCut'),
    timeoutMs: fields.number('timeoutSeconds', kind === 'webhook' ? 10 : 60, 1, 600) * 1000,
    parallel: Math.round(fields.number('parallel', PARALLEL[kind], 1, 16)),
  };
  switch (kind) {
    case 'folder': {
      const path = fields.text('path', /^(?:\/|[A-Za-z]:[\\/]|\\\\)/, {
        th: 'ตำแหน่งเต็มของโฟลเดอร์ เช่น /mnt/press/results',
        en: 'the full path of a folder, e.g. /mnt/press/results',
      });
      return { ...common, kind, path, lasting: fields.flag('lasting') };
    }
    case 's3':
      return { ...common, kind, ...s3Of(fields, around) };
    case 'drive':
      return { ...common, kind, ...driveOf(fields, around) };
    case 'webhook': {
      const url = fields.text('url', HTTP, { th: 'ที่อยู่ https://…', en: 'an address https://…' });
      const secret = fields.text('secret', /^[\x21-\x7e]{16,200}$/, {
        th: 'ข้อความลับ 16–200 ตัวอักษรอังกฤษ ไม่มีช่องว่าง',
        en: 'a secret of 16 to 200 printable characters without spaces',
      });
      return { ...common, kind, url, secret: new Secret(secret) };
    }
  }
}

function s3Of(fields: Fields, { env }: ConfigSurroundings) {
  const bucket = fields.text('bucket', /^[a-z0-9][a-z0-9.-]{1,62}$/, {
    th: 'ชื่อบัคเก็ต',
    en: 'the name of a bucket',
  });
  const prefix = fields.textOr('prefix', '', /^[\w!.*'()/-]*$/, {
    th: 'คำนำหน้าของชื่อไฟล์ เช่น th-2569',
    en: 'the beginning of names, e.g. th-2569',
  });
  const endpoint = fields.textOr('endpoint', null, HTTP, { th: 'ที่อยู่ https://…', en: 'an address https://…' });
  const region = fields.textOr('region', 'us-east-1', /^[\w-]{1,40}$/, {
    th: 'ชื่อภูมิภาค',
    en: 'the name of a region',
  });
  const names = fields.textOr('credentials', 'AWS', /^[A-Z][A-Z0-9_]{0,40}$/, {
    th: 'คำนำหน้าของตัวแปรสภาพแวดล้อม เช่น NEWS',
    en: 'the beginning of environment variables, e.g. NEWS',
  });
  const secretOf = (name: string): Secret => {
    const value = env[`${names}_${name}`] ?? '';
    if (value === '') {
      fields.wrong('credentials', {
        th: `ไม่มีตัวแปรสภาพแวดล้อม ${names}_${name} ตั้งค่าก่อนเริ่มเซิร์ฟเวอร์`,
        en: `The environment variable ${names}_${name} is not set; set it before the server starts.`,
      });
    }
    return new Secret(value);
  };
  return {
    bucket,
    prefix: prefix.replace(/^\/+|\/+$/g, ''),
    endpoint,
    region,
    accessKeyId: secretOf('ACCESS_KEY_ID'),
    secretAccessKey: secretOf('SECRET_ACCESS_KEY'),
    lasting: fields.flag('lasting'),
  };
}

function driveOf(fields: Fields, { readFile }: ConfigSurroundings) {
  const folder = fields.text('folder', /^[A-Za-z0-9_-]{10,100}$/, {
    th: 'รหัสโฟลเดอร์ ส่วนท้ายของที่อยู่ drive.google.com/drive/folders/…',
    en: 'the id of a folder, the end of its address drive.google.com/drive/folders/…',
  });
  const apiBase = fields.textOr('apiBase', null, HTTP, { th: 'ที่อยู่ https://…', en: 'an address https://…' });
  const keyFile = fields.text('keyFile', TEXT, {
    th: 'ตำแหน่งของไฟล์คีย์ .json',
    en: 'the path of the key file (.json)',
  });
  const account = keyFile === '' ? null : parseAccount(readFile(keyFile));
  if (account !== null && !account.ok) fields.wrong('keyFile', account.error);
  const none = { email: '', privateKey: new Secret(''), tokenUri: '' };
  return { folder, apiBase, account: account?.ok ? account.value : none };
}

function notJson(text: string): ConfigError {
  return {
    place: jsonFault(text),
    text: {
      th: 'ไม่ใช่ JSON ที่ถูกต้อง ตรวจเครื่องหมาย , " { } ใกล้บรรทัดนี้',
      en: 'This is not valid JSON; look at the commas, quotes and brackets near this line.',
    },
  };
}

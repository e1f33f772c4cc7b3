import type { Pool } from 'pg';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Person } from '../../people/person.ts';
import type { Contact } from './board.ts';

/** Why nothing usable has come from a unit. The list is closed, so that it can be counted. */
export const MISSING_CODES = {
  'not-installed': { th: 'ยังไม่ได้ติดตั้งแอปหรืออุปกรณ์ส่งภาพ', en: 'The app or device for photos is not installed' },
  delayed: { th: 'ส่งล่าช้า', en: 'Delayed' },
  counting: { th: 'ยังนับคะแนนไม่เสร็จ', en: 'Counting is still on' },
  'no-signal': { th: 'ไม่มีสัญญาณหรืออินเทอร์เน็ต', en: 'No signal' },
  illegible: { th: 'ภาพอ่านไม่ออก ขอภาพใหม่แล้ว', en: 'The photo cannot be read; a new one was asked for' },
  'form-lost': { th: 'แบบรายงานสูญหาย', en: 'The form is lost' },
  weather: { th: 'ฝนตก น้ำท่วม หรือภัยธรรมชาติ', en: 'Weather' },
  other: { th: 'เหตุอื่น (ระบุ)', en: 'Another reason (say which)' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type MissingCode = keyof typeof MISSING_CODES;
export const MISSING_CODE_NAMES = Object.keys(MISSING_CODES) as readonly MissingCode[];

/** Notes why a unit is missing; earlier reasons stay. The note may name people, so the audit holds only the code. */
export async function noteMissing(
  db: Pool,
  person: Person,
  unitId: string,
  code: MissingCode,
  note: string,
): Promise<void> {
  await db.query(
    `with m as (insert into missing_reason (unit_id, code, note, set_by) values ($1, $2, $3, $4) returning unit_id)
     insert into audit (person_id, action, subject, detail)
     select $4, 'note-missing', unit_id, jsonb_build_object('code', $2::text) from m`,
    [unitId, code, note, person.personId],
  );
}

interface MissingHistory {
  readonly code: string;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
}

/** Everything that was noted about a unit, newest first. */
export async function missingHistory(db: Pool, unitId: string): Promise<MissingHistory[]> {
  const { rows } = await db.query<MissingHistory>(
    `select code, note, p.public_id as by, set_at as at from missing_reason join person p on p.person_id = set_by
      where unit_id = $1 order by reason_id desc`,
    [unitId],
  );
  return rows;
}

/** Keeps whom to call for units; an empty name takes the contact away. The audit says for how many units, never who. */
export async function keepContacts(
  db: Pool,
  person: Person,
  contacts: readonly (Contact & { readonly unitId: string })[],
): Promise<void> {
  const subject = contacts.length === 1 ? (contacts[0]?.unitId ?? '') : 'contacts';
  await db.query(
    `with c as (
       insert into unit_contact (unit_id, name, phone, set_by) select u.*, $4::int from unnest($1::text[], $2::text[], $3::text[]) u
       on conflict (unit_id) do update set name = excluded.name, phone = excluded.phone, set_by = excluded.set_by, set_at = now()
       returning 1
     )
     insert into audit (person_id, action, subject, detail)
     select $4::int, 'keep-contacts', $5::text, jsonb_build_object('units', (select count(*) from c))`,
    [
      contacts.map((c) => c.unitId),
      contacts.map((c) => c.name),
      contacts.map((c) => c.phone),
      person.personId,
      subject,
    ],
  );
}

import type { Bilingual } from '../../basics/bilingual.ts';
import type { BallotId, Form, FormId, HeadRole } from '../model.ts';
import { formFields, STATION_NUMBERS } from './fields.ts';

const SUMMARY_NUMBERS: readonly (readonly [HeadRole, string])[] = STATION_NUMBERS.filter(
  ([role]) => role !== 'received' && role !== 'left',
).map(([role]) => [role, '']);

/**
 * Forms ผ.ถ. 14 and ส.ถ. 14 (return of a polling station) and 15 (announcement of the consolidated score) of the local
 * elections under the Act of 2545 (domain 2.8). Form 15 has no unit kinds: it is made for the body, no unit sends it in.
 * There is no advance voting in local elections. The numbering of the fields follows 5/18.
 */
export function localForms(): readonly Form[] {
  return [
    ...pair('executive', 'ผ.ถ.', { th: 'ผู้บริหารท้องถิ่น', en: 'local executive' }),
    ...pair('council', 'ส.ถ.', { th: 'สมาชิกสภาท้องถิ่น', en: 'local council' }),
  ];
}

function pair(ballot: 'executive' | 'council', series: string, office: Bilingual): readonly Form[] {
  const shared = { ballot: ballot as string as BallotId, pages: 1, words: 'optional' as const };
  return [
    {
      ...shared,
      id: `${ballot}-14` as FormId,
      code: `${series} 14`,
      unitKinds: ['station'],
      title: { th: `รายงานผลการนับคะแนนเลือกตั้ง${office.th}`, en: `Return of votes, ${office.en}` },
      fields: formFields(STATION_NUMBERS),
    },
    {
      ...shared,
      id: `${ballot}-15` as FormId,
      code: `${series} 15`,
      unitKinds: [],
      title: {
        th: `ประกาศผลการรวมคะแนนเลือกตั้ง${office.th}`,
        en: `Announcement of the consolidated score, ${office.en}`,
      },
      fields: formFields(SUMMARY_NUMBERS),
    },
  ];
}

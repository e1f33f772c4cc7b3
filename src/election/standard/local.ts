import type { Bilingual } from '../../basics/bilingual.ts';
import type { BallotId, Form, FormId, FormPart, HeadRole } from '../model.ts';
import { formFields, STATION_NUMBERS } from './fields.ts';
import { headParts, part, standardParts, tableParts } from './form-parts.ts';
import { ANNOUNCED, LOCAL_SUMMARY_INTRO, OFFICE } from './form-texts.ts';
import { tallySheetParts } from './summaries.ts';

const SUMMARY_NUMBERS: readonly (readonly [HeadRole, string])[] = STATION_NUMBERS.filter(
  ([role]) => role !== 'received' && role !== 'left',
).map(([role]) => [role, '']);

/**
 * Forms ผ.ถ. and ส.ถ. 13 (tally sheet), 14 (return of a polling station) and 15 (announcement of the consolidated score) of the local
 * elections under the Act of 2545 (domain 2.8). Forms 13 and 15 have no unit kinds: 13 stays at the station, 15 is made for
 * the body. There is no advance voting in local elections. The numbering of the fields follows 5/18.
 */
export function localForms(): readonly Form[] {
  return [
    ...threeForms('executive', 'ผ.ถ.', { th: 'ผู้บริหารท้องถิ่น', en: 'local executive' }),
    ...threeForms('council', 'ส.ถ.', { th: 'สมาชิกสภาท้องถิ่น', en: 'local council' }),
  ];
}

function threeForms(ballot: 'executive' | 'council', series: string, office: Bilingual): readonly Form[] {
  const shared = { ballot: ballot as string as BallotId, words: 'optional' as const };
  const station = { unitKinds: ['station'] as const, fields: formFields(STATION_NUMBERS) };
  return [
    {
      ...shared,
      id: `${ballot}-13` as FormId,
      code: `${series} 13`,
      unitKinds: [],
      title: { th: `แบบขีดคะแนนเลือกตั้ง${office.th}`, en: `Tally sheet, ${office.en}` },
      pages: 1,
      fields: [],
      parts: tallySheetParts(ballot),
    },
    {
      ...shared,
      ...station,
      id: `${ballot}-14` as FormId,
      code: `${series} 14`,
      title: { th: `รายงานผลการนับคะแนนเลือกตั้ง${office.th}`, en: `Return of votes, ${office.en}` },
      pages: 2,
      parts: standardParts(station, ballot),
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
      pages: 2,
      fields: formFields(SUMMARY_NUMBERS),
      parts: announcementParts(ballot),
    },
  ];
}

/** Signed by the local election committee: a chair and four members (S2.15). */
function announcementParts(ballot: 'executive' | 'council'): readonly FormPart[] {
  return [
    part('scope', { key: 'contest' }),
    part('digits', { amount: 6 }),
    part('numerals', { key: 'thai' }),
    part('title', { text: 'ประกาศผลการรวมคะแนนเลือกตั้ง' }),
    part('title', { text: OFFICE[ballot].title }),
    part('intro', { text: LOCAL_SUMMARY_INTRO }),
    ...headParts(formFields(SUMMARY_NUMBERS), OFFICE[ballot].voters),
    ...tableParts(ballot, 0),
    part('announce', { text: ANNOUNCED }),
    part('signatures', { key: 'chair', text: 'ประธานกรรมการการเลือกตั้ง', amount: 1 }),
    part('signatures', { key: 'member', text: 'กรรมการการเลือกตั้ง', amount: 4 }),
  ];
}

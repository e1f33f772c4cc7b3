import type { Manifest } from '../model.ts';

export const EDITIONS = ['2566', '2569'] as const;
export type Edition = (typeof EDITIONS)[number];

/** Moment of a Thai clock time on a day `YYYY-MM-DD`; Thailand is UTC+7 without summer time. Milliseconds UTC. */
function thaiMoment(day: string, hour: number, minute: number): number {
  return Date.parse(`${day}T00:00:00Z`) + ((hour - 7) * 60 + minute) * 60_000;
}

const CAP_REASON = {
  th: 'ผลอย่างไม่เป็นทางการแสดงไม่เกินร้อยละ 95 ของหน่วยเลือกตั้งในแต่ละเขตเลือกตั้ง',
  en: 'Unofficial results show at most 95 % of the polling stations of each constituency',
};

/**
 * The manifest that the reference files do not hold: days and times of the two general elections known. Polls close 17.00, first
 * figures 18.45, all by 23.00, cap 95 % (S1.11, S1.12); 9 members sign (domain 2.1a: the chair and eight members).
 */
export function editionManifest(edition: Edition, day?: string): Manifest {
  const electionDay = day ?? (edition === '2566' ? '2023-05-14' : '2026-02-08');
  const referendum = edition === '2569';
  return {
    id: `th-${edition}`,
    kind: 'general',
    title: referendum
      ? {
          th: 'การเลือกตั้งสมาชิกสภาผู้แทนราษฎรเป็นการทั่วไปและการออกเสียงประชามติ พ.ศ. 2569',
          en: 'General election and referendum of 2026',
        }
      : {
          th: 'การเลือกตั้งสมาชิกสภาผู้แทนราษฎรเป็นการทั่วไป พ.ศ. 2566',
          en: 'General election of 2023',
        },
    electionDay,
    drill: false,
    publication: {
      embargoUntil: thaiMoment(electionDay, 17, 0),
      firstRelease: thaiMoment(electionDay, 18, 45),
      completeBy: thaiMoment(electionDay, 23, 0),
      cap: {
        percent: 95,
        reason: CAP_REASON,
        source: referendum ? 'ECT Report 2569' : 'ECT Report, notice of 13 May 2566',
        until: null,
      },
    },
    signaturesRequired: 9,
    bookSize: 20,
    source: `ECT Report ${edition}`,
  };
}

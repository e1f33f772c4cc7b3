import type { Manifest } from '../../election/model.ts';
import type { SampleOptions } from './model.ts';

/** Moment of a Thai clock time on a day (UTC+7, no summer time), in milliseconds UTC. */
function thaiTime(date: string, hour: number, minute: number): number {
  return Date.parse(`${date}T00:00:00Z`) + ((hour - 7) * 60 + minute) * 60_000;
}

/** Times of 2566 on the chosen day: polls close at 17.00, first figures 18.45, all by 23.00 (S1.11); cap of S1.12. */
export function sampleManifest(options: SampleOptions, id: string, bookSize: number): Manifest {
  const local = options.kind === 'local';
  return {
    id,
    kind: local ? 'local' : 'general',
    title: local
      ? { th: 'การเลือกตั้งท้องถิ่น (ฝึกซ้อม)', en: 'Local election (drill)' }
      : {
          th: 'การเลือกตั้งสมาชิกสภาผู้แทนราษฎรเป็นการทั่วไป (ฝึกซ้อม)',
          en: 'General election of the House of Representatives (drill)',
        },
    electionDay: options.date,
    drill: true,
    publication: {
      embargoUntil: thaiTime(options.date, 17, 0),
      firstRelease: thaiTime(options.date, 18, 45),
      completeBy: thaiTime(options.date, 23, 0),
      cap: local
        ? {
            percent: 100,
            reason: { th: 'ไม่จำกัดจำนวนหน่วยที่เผยแพร่', en: 'No limit on the stations shown' },
            source: 'drill',
            until: null,
          }
        : {
            percent: 95,
            reason: {
              th: 'ผลอย่างไม่เป็นทางการเผยแพร่ไม่เกินร้อยละ 95 ของหน่วยเลือกตั้งในแต่ละเขต',
              en: 'Unofficial results show at most 95 % of the stations of each constituency',
            },
            source: 'ECT Report 2566',
            until: null,
          },
    },
    signaturesRequired: local ? 4 : 5,
    bookSize,
    source: `khanaen sample --kind ${options.kind} --seed ${options.seed} --scale ${options.scale}`,
  };
}

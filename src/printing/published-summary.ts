import { at } from '../basics/assert.ts';
import type { Fill } from '../forms/fill.ts';
import type { Paper } from '../forms/paper.ts';
import { pathOfArea } from '../press/names.ts';
import type { PublicView } from '../publication/model.ts';
import { toThaiDigits } from '../returns/figure-text.ts';
import { summaryFill } from './summary-fill.ts';

/**
 * A summary form (15, 6/1) from what is published: the tally of a view holds shown units only. The line at the foot says of which
 * cut, of how many units, and where the same stands on the site.
 */
export function publishedSummary(view: PublicView, paper: Paper, origin: string | null): Fill {
  const { election, tally, head } = view;
  const area = election.areaIndex.get(paper.area.id) ?? -1;
  const all = election.returns.filter(
    (spec) => spec.contest.id === paper.contest.id && at(election.areasOfUnit, spec.unitIndex).includes(area),
  );
  const shown = all.filter((spec) => tally.counts(spec.index)).length;
  const count = toThaiDigits(`${shown} จาก ${all.length}`);
  const url = `${origin ?? ''}/th${pathOfArea(paper.area)}`;
  const source = [
    shown === all.length ? `รวมจากผลที่เผยแพร่ครบ ${count} หน่วย` : `ยังไม่ครบ: รวมจากผลที่เผยแพร่แล้ว ${count} หน่วย`,
    head.status === 'official' ? 'ผลที่รับรองแล้ว' : 'ผลอย่างไม่เป็นทางการ',
    toThaiDigits(`รอบเผยแพร่ที่ ${head.number}`),
    url,
  ].join(' · ');
  return summaryFill(paper, (index) => tally.figuresOf(index), source);
}

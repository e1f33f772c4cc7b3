import { expect, it } from 'vitest';
import type { Fact } from '../../src/ledger/facts.ts';
import { renderPage } from './render-page.tsx';
import { textOf, unbalanced } from './testing/html.ts';
import { sampleView } from './testing/sample-view.ts';

let unit = '';

/** A case with an order and an end, on the first unit. */
const view = sampleView({ kind: 'province', scale: 0.02, done: 0.5 }, (facts, election) => {
  const first = election.pkg.units[0];
  unit = first?.id ?? '';
  const at = facts.at(-1)?.at ?? '';
  const added: Fact[] = [
    {
      kind: 'case-opened',
      at,
      case: '12',
      unit,
      ballot: 'constituency',
      trigger: 'objection',
      summary: 'ตัวแทน <พรรค> ทักท้วง',
      summaryEn: 'An agent objected',
    },
    {
      kind: 'case-ordered',
      at,
      case: '12',
      decision: 'recount',
      body: 'province',
      order: 'กกต.จว. 9/2569',
      date: '2026-02-09',
    },
    { kind: 'case-closed', at, case: '12', order: 'กกต.จว. 9/2569', effect: 'คะแนนเท่าเดิม', changed: false },
  ];
  return added;
});

function page(language: 'th' | 'en'): string {
  const body = renderPage(view, `/${language}/u/${unit}`)?.body ?? '';
  expect(unbalanced(body)).toStrictEqual([]);
  return body;
}

it("shows a unit's cases with order and effect, in both languages", () => {
  const th = textOf(page('th'));
  expect(th).toContain('เรื่องที่ 12: มีผู้ทักท้วงหรือร้องเรียน');
  expect(th).toContain('นับคะแนนใหม่ · คณะกรรมการการเลือกตั้งประจำจังหวัด (กกต.จว.) กกต.จว. 9/2569 · 9 ก.พ. 2569');
  expect(th).toContain('คะแนนเท่าเดิม (ผลการนับคะแนนไม่เปลี่ยน)');
  expect(page('th')).toContain('ตัวแทน &lt;พรรค> ทักท้วง');
  const en = textOf(page('en'));
  expect(en).toContain('Case 12: Objection or complaint');
  expect(en).toContain('An agent objected');
  expect(en).toContain('Effect: คะแนนเท่าเดิม (the figures did not change)');
});

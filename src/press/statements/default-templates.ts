import type { StatementTemplate } from './model.ts';

const END_TH = `{status}

{cut} ({time})
ดูตัวเลขล่าสุดและภาพแบบรายงานทุกหน่วย: {url}`;

const END_EN = `{status}

{cut} ({time})
Newest figures and the photo of every form: {url}`;

const COUNT_TH = `แสดงผลแล้ว {stations-shown} จาก {stations-all} หน่วยเลือกตั้ง ({stations-percent}%) บัตรล่วงหน้าและที่เลือกตั้งกลาง {others-shown} จาก {others-all} ชุด`;
const COUNT_EN =
  'So far {stations-shown} of {stations-all} polling stations are shown ({stations-percent}%), and {others-shown} of {others-all} sets of advance votes and central places.';

/** The set that comes with the program. An authority may bring its own (docs/press-desk.md). */
export const DEFAULT_TEMPLATES: readonly StatementTemplate[] = [
  {
    kind: 'first-results',
    title: { th: '{place}: เริ่มเผยแพร่ผลการนับคะแนน', en: '{place}: first results' },
    body: {
      th: `เริ่มเผยแพร่ผลการนับคะแนน {election} แล้ว

${COUNT_TH}

{ballots}

ตัวเลขช่วงแรกมาจากหน่วยที่นับเสร็จก่อน ไม่ใช่ภาพรวมของทั้งพื้นที่ และยังไม่บอกผู้นำของเขตที่แสดงผลแล้วน้อย

${END_TH}`,
      en: `The first results of {election} are published.

${COUNT_EN}

{ballots}

First figures come from units that finished first. They do not show the whole area, and no leader is named where few stations are shown.

${END_EN}`,
    },
  },
  {
    kind: 'hourly-update',
    title: { th: '{place}: ผลการนับคะแนน {time}', en: '{place}: results at {time}' },
    body: {
      th: `${COUNT_TH}

{ballots}

{lists}

{states}

{seats}

{since}

การแก้ไขคะแนนที่เผยแพร่แล้ว: {corrections} ครั้ง

${END_TH}`,
      en: `${COUNT_EN}

{ballots}

{lists}

{states}

{seats}

{since}

Corrections of published figures: {corrections}

${END_EN}`,
    },
  },
  {
    kind: 'correction',
    title: {
      th: 'แก้ไขคะแนนที่เผยแพร่แล้ว: {correction-place}',
      en: 'Correction of published figures: {correction-place}',
    },
    body: {
      th: `แก้ไขคะแนนที่เผยแพร่แล้วของ {correction-place} {correction-ballot} เมื่อ {correction-time}

เหตุผล: {correction-reason}

จากเดิม → เป็น
{correction-changes}

ผลรวมทุกระดับปรับตามแล้ว ฉบับก่อนและฉบับแก้ไขยังดูได้ทั้งสองฉบับ: {correction-url}

${END_TH}`,
      en: `The published figures of {correction-place}, {correction-ballot}, were corrected at {correction-time}.

Reason: {correction-reason}

Before → after
{correction-changes}

All totals follow. The version before and the corrected one can both be seen: {correction-url}

${END_EN}`,
    },
  },
  {
    kind: 'paused',
    title: { th: 'หยุดเผยแพร่ผลคะแนนชั่วคราว', en: 'Publication of results is paused' },
    body: {
      th: `หยุดเผยแพร่ผลคะแนนชั่วคราว

เหตุผล: {pause-reason}

ตัวเลขที่เผยแพร่แล้วยังอยู่ครบและไม่ถูกถอน การรับและตรวจแบบรายงานเดินหน้าต่อ

${COUNT_TH}

${END_TH}`,
      en: `The publication of results is paused.

Reason: {pause-reason}

Figures that are published stay, and nothing is withdrawn. Forms are still received and checked.

${COUNT_EN}

${END_EN}`,
    },
  },
  {
    kind: 'resumed',
    title: { th: 'เผยแพร่ผลคะแนนต่อแล้ว', en: 'Publication of results goes on' },
    body: {
      th: `เผยแพร่ผลคะแนนต่อแล้ว

${COUNT_TH}

{ballots}

${END_TH}`,
      en: `The publication of results goes on.

${COUNT_EN}

{ballots}

${END_EN}`,
    },
  },
  {
    kind: 'incident',
    title: { th: 'แจ้งเหตุ: {place}', en: 'Notice: {place}' },
    body: {
      th: `{what}

สิ่งที่จะทำต่อไป: {next}

ตัวเลขที่เผยแพร่แล้วยังถูกต้องตามรอบเผยแพร่ที่ระบุ

${COUNT_TH}

${END_TH}`,
      en: `{what}

What happens next: {next}

The figures that are published are those of the cut named here.

${COUNT_EN}

${END_EN}`,
    },
  },
  {
    kind: 'all-units-in',
    title: { th: '{place}: ได้รับผลครบทุกหน่วยแล้ว', en: '{place}: results of every unit are in' },
    body: {
      th: `ได้รับผลครบทั้ง {units-all} หน่วยแล้ว แสดงผลแล้ว {units-shown} หน่วย รอแสดง {held} หน่วย

{ballots}

{lists}

{states}

{seats}

ผลยังไม่เป็นทางการจนกว่าจะประกาศรับรอง

${END_TH}`,
      en: `The results of all {units-all} units are in: {units-shown} are shown, {held} wait to be shown.

{ballots}

{lists}

{states}

{seats}

The result is unofficial until it is certified.

${END_EN}`,
    },
  },
  {
    kind: 'certified',
    title: { th: '{place}: ประกาศรับรองผลแล้ว', en: '{place}: the result is certified' },
    body: {
      th: `ประกาศรับรองผล {election} ของ{place}แล้ว

{ballots}

{lists}

{states}

{seats}

${END_TH}`,
      en: `The result of {election} is certified: {place}.

{ballots}

{lists}

{states}

{seats}

${END_EN}`,
    },
  },
];

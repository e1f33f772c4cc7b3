import type { Bilingual } from '../../../../../src/basics/bilingual.ts';
import type { FormPlace } from '../../../../../src/election/model.ts';
import { formFields, STATION_NUMBERS } from '../../../../../src/election/standard/fields.ts';
import type { Claim, ClaimForm } from '../../api/desk-types.ts';
import type { CheckedClaim } from '../../entry/check.ts';
import type { Cells } from '../../entry/places.ts';
import { drawPages, layoutOf } from './draw-paper.ts';

export type PaperKind = 'small' | 'large';

export type Slip = 'dash' | 'blank' | 'illegible' | 'total';

/** A form to practise on: what a claim would say, and what stands on the paper. */
export interface SamplePaper extends CheckedClaim {
  readonly form: ClaimForm;
  readonly lines: Claim['lines'];
  readonly truth: Cells;
  readonly slips: readonly { readonly ref: string; readonly kind: Slip }[];
}

/** A number from 0 to below 1; the same seed gives the same row. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

const FIRST = ['สมชาย', 'วิภา', 'ประเสริฐ', 'กานดา', 'ธนกร', 'มณีรัตน์', 'สุรชัย', 'อรทัย', 'ณัฐพล', 'ปิยะดา'];
const LAST = ['ใจดี', 'แสงทอง', 'ศรีสุข', 'บุญมา', 'วงศ์ไทย', 'พูนทรัพย์', 'ทองคำ', 'รุ่งเรือง', 'แก้วมณี', 'สายบัว'];
const PARTY = [
  'ก้าวหน้า',
  'ร่วมใจ',
  'ชาวนา',
  'เมืองใหม่',
  'รวมพลัง',
  'สามัคคี',
  'ทางเลือก',
  'แผ่นดิน',
  'อนาคต',
  'ท้องถิ่น',
];

const BOOK = 20;
const SIGNATURES = 5;

/** Makes the n-th paper of a kind: sums as on a real form, a few traps, and a photo drawn in the browser. */
export function makeSample(kind: PaperKind, n: number): SamplePaper {
  const random = randomFrom(n * 2 + (kind === 'small' ? 1 : 2));
  const below = (most: number) => Math.floor(random() * most);
  const size = kind === 'small' ? 10 : 60;
  const lines = Array.from({ length: size }, (_, i) => lineOf(kind, i));
  const scores = lines.map((_, i) => {
    const share = kind === 'small' ? 0.5 ** i : 0.62 ** i;
    return Math.floor(150 * share * (0.5 + random())) + (random() < 0.25 ? below(4) : 0);
  });
  // Voters do not follow the numbers of the ballot.
  for (let i = scores.length - 1; i > 0; i--) {
    const j = below(i + 1);
    const kept = scores[i] ?? 0;
    scores[i] = scores[j] ?? 0;
    scores[j] = kept;
  }
  const valid = scores.reduce((sum, score) => sum + score, 0);
  const invalid = below(12);
  const noVote = below(15);
  const used = valid + invalid + noVote;
  const received = Math.ceil((used + 40 + below(120)) / BOOK) * BOOK;
  const truth: Record<string, string> = {
    registered: String(used + 60 + below(200)),
    present: String(used),
    received: String(received),
    used: String(used),
    valid: String(valid),
    invalid: String(invalid),
    noVote: String(noVote),
    left: String(received - used),
    total: String(valid),
    signatures: String(SIGNATURES + below(4)),
  };
  lines.forEach((line, i) => {
    truth[`vote:${line.number}`] = String(scores[i] ?? 0);
  });
  const slips = addSlips(truth, lines, n);
  const fields = formFields(STATION_NUMBERS);
  const layout = layoutOf(fields, lines);
  const form: ClaimForm = {
    code: kind === 'small' ? 'ส.ส. 5/18' : 'ส.ส. 5/18 (บช.)',
    title: { th: 'รายงานผลการนับคะแนน (ตัวอย่างสำหรับฝึก)', en: 'Return of votes (sample for practice)' },
    pages: layout.pages,
    words: 'none',
    fields,
    places: layout.places as readonly FormPlace[],
  };
  const pictures = drawPages({ code: form.code, title: form.title, fields, lines, truth, layout, random });
  return {
    form,
    lines,
    photos: pictures.map((url, i) => ({ sha256: `sample-${kind}-${n}-${i}`, url })),
    contest: { marks: 1 },
    rules: { signaturesRequired: SIGNATURES, bookSize: BOOK, levels: [] },
    siblings: {},
    truth,
    slips,
  };
}

function lineOf(kind: PaperKind, i: number): Claim['lines'][number] {
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';
  const party: Bilingual = {
    th: `พรรค${pick(PARTY, i * 3)}${i < 10 ? '' : ` ${Math.floor(i / 10) + 1}`}`,
    en: `Sample party ${i + 1}`,
  };
  if (kind === 'large') return { number: i + 1, name: party, party: null };
  return {
    number: i + 1,
    name: { th: `${pick(FIRST, i)} ${pick(LAST, i * 7 + 3)}`, en: `Candidate ${i + 1}` },
    party,
  };
}

/** Traps: a zero written as a dash; every second paper a blank or illegible place; every third a wrong total. */
function addSlips(truth: Record<string, string>, lines: Claim['lines'], n: number): SamplePaper['slips'] {
  const slips: { ref: string; kind: Slip }[] = [];
  const zeros = lines.map((line) => `vote:${line.number}`).filter((ref) => truth[ref] === '0');
  for (const [i, ref] of zeros.entries()) {
    if (i % 3 !== 0 || slips.length >= 4) continue;
    truth[ref] = '-';
    slips.push({ ref, kind: 'dash' });
  }
  if (n % 2 === 1) {
    const ref = n % 4 === 1 ? 'left' : 'invalid';
    const kind = n % 4 === 1 ? 'blank' : 'illegible';
    truth[ref] = kind === 'blank' ? '/' : '?';
    slips.push({ ref, kind });
  }
  if (n % 3 === 2) {
    truth['total'] = String(Number(truth['total']) + 10);
    slips.push({ ref: 'total', kind: 'total' });
  }
  return slips;
}

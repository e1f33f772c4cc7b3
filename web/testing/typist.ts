import type { Page } from 'playwright-core';
import { CLAIM } from './desk-stub.ts';

/** A form as a station fills it: places in the order of the paper with what stands there. */
export interface TypistForm {
  readonly claim: Readonly<Record<string, unknown>>;
  readonly figures: readonly (readonly [place: string, figure: string])[];
}

const both = (text: string) => ({ th: text, en: text });

const STATION: readonly (readonly [role: string, number: string])[] = [
  ['registered', '1.1'],
  ['present', '1.2'],
  ['received', '2.1'],
  ['used', '2.2'],
  ['valid', '2.2.1'],
  ['invalid', '2.2.2'],
  ['noVote', '2.2.3'],
  ['left', '2.3'],
  ['total', ''],
  ['signatures', ''],
];

/** Votes of a station of 2566, largest first: a few parties have nearly all of them, most have none or a handful. */
const CONSTITUENCY = [143, 97, 31, 18, 9, 5, 3, 1, 0, 0];
const PARTY_LIST = [138, 92, 24, 14, 9, 6, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1];

/** A 5/18 of a station of about 600 voters: head and scores add up. `lines` candidates or parties. */
export function stationForm(kind: 'constituency' | 'party-list', lines: number): TypistForm {
  const votes = kind === 'constituency' ? CONSTITUENCY : PARTY_LIST;
  // Spread over the numbers of the ballot, as lots are drawn.
  const scores = Array.from({ length: lines }, (_, i) => votes[(i * 7) % lines] ?? 0);
  const valid = scores.reduce((sum, score) => sum + score, 0);
  const used = valid + 9 + 12;
  const received = Math.ceil((used + 90) / 20) * 20;
  const head: Readonly<Record<string, number>> = {
    registered: used + 170,
    present: used,
    received,
    used,
    valid,
    invalid: 9,
    noVote: 12,
    left: received - used,
    total: valid,
    signatures: 9,
  };
  const role = (name: string) => [name, String(head[name] ?? 0)] as const;
  const foot = ['total', 'signatures'];
  const names = STATION.map(([name]) => name);
  return {
    claim: {
      ...CLAIM,
      ballot: kind,
      contest: { ...CLAIM.contest, kind },
      form: {
        code: kind === 'constituency' ? 'ส.ส. 5/18' : 'ส.ส. 5/18 (บช.)',
        title: both('5/18'),
        pages: 4,
        words: 'optional',
        fields: STATION.map(([name, number]) => ({ role: name, number, label: both(name) })),
      },
      lines: scores.map((_, i) => ({ number: i + 1, name: both(`หมายเลข ${i + 1}`), party: null })),
      rules: { signaturesRequired: 9, bookSize: 20, levels: [] },
    },
    figures: [
      ...names.filter((name) => !foot.includes(name)).map(role),
      ...scores.map((score, i) => [`vote:${i + 1}`, String(score)] as const),
      ...foot.map(role),
    ],
  };
}

/** Types a form as a trained typist does: `*` for 0, Enter after a number, Shift+Enter at the end. Gives the keys that it took. */
export async function typeForm(
  page: Page,
  { figures }: TypistForm,
  handIn: boolean,
): Promise<{ readonly keys: number }> {
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  for (const [i, [, figure]] of figures.entries()) {
    const last = i === figures.length - 1;
    if (figure === '0') await press('*');
    else {
      for (const digit of figure) await press(digit);
      if (!last) await press('Enter');
    }
  }
  if (handIn) await press('Shift+Enter');
  return { keys };
}

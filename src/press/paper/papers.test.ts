import { describe, expect, it } from 'vitest';
import type { Part, TextMark } from '../../forms/sheet.ts';
import { textWidth } from '../../forms/text/measure.ts';
import { thaiNumberWords } from '../../returns/number-words.ts';
import { pressFigures, pressScopes } from '../figures.ts';
import { noticeContent } from '../notice-content.ts';
import { posterContent } from '../poster-content.ts';
import { changesSince } from '../since.ts';
import type { PressNight } from '../testing/nights.ts';
import { pressNight, recordOf } from '../testing/nights.ts';
import { bulletinSheet } from './bulletin.ts';
import { topAndRest } from './bulletin-tables.ts';
import { noticeSheets } from './notice.ts';
import type { PressSheet } from './page.ts';
import { posterSheets } from './poster.ts';

const ORIGIN = 'https://results.example.go.th';

const marksOf = (parts: readonly (Part | TextMark)[]): readonly TextMark[] =>
  parts.flatMap((part) => ('kind' in part ? [part] : marksOf(part.parts)));
const textOf = (sheets: readonly PressSheet[]) =>
  sheets.flatMap((sheet) => marksOf(sheet.content).map(({ text }) => text)).join(' ');

/** Text that leaves the paper, or runs into other text on its line. */
function faultsOf(sheet: PressSheet): string[] {
  const { width, height } = sheet.geometry;
  const marks = marksOf(sheet.content);
  const faults = marks.flatMap((mark) => {
    const end = mark.x + textWidth(mark.text, mark.size, mark.bold);
    const inside = mark.x >= 5 && end <= width - 5 && mark.y >= 5 && mark.y <= height - 4;
    return inside && mark.size >= 2.9 ? [] : [`${mark.text} at ${mark.x},${mark.y} (${mark.size})`];
  });
  const lines = new Map<number, TextMark[]>();
  for (const mark of marks) lines.set(mark.y, [...(lines.get(mark.y) ?? []), mark]);
  for (const line of lines.values()) {
    const sorted = line.toSorted((a, b) => a.x - b.x);
    sorted.forEach((mark, i) => {
      const next = sorted[i + 1];
      if (next !== undefined && mark.x + textWidth(mark.text, mark.size, mark.bold) > next.x + 0.05)
        faults.push(`${mark.text} runs into ${next.text}`);
    });
  }
  return faults;
}

const NIGHTS: Readonly<Record<string, PressNight>> = {
  'nothing yet': { ballots: ['constituency', 'party-list'], votes: () => null },
  'a few units': { ballots: ['constituency', 'party-list'], votes: (r, l) => (r < 4 ? r + l : null) },
  'seventy lists with long names': {
    ballots: ['constituency', 'party-list'],
    parties: 70,
    candidatesEach: 40,
    votes: (r, l) => (r * 31 + l * 17) % 700,
    capPercent: 100,
    longNames: 90,
  },
  'equal votes everywhere': {
    ballots: ['constituency', 'party-list', 'referendum'],
    votes: () => 5,
    capPercent: 100,
  },
  'thirty-three constituencies': {
    ballots: ['constituency', 'party-list'],
    constituencies: 33,
    stationsEach: 2,
    parties: 20,
    votes: (r, l) => r * 1_000 + l,
  },
  'a local body': {
    ballots: ['executive', 'council'],
    constituencies: 6,
    votes: (r, l) => r + l * 3,
    capPercent: 100,
  },
  'everything certified': {
    ballots: ['constituency', 'party-list'],
    votes: (r, l) => r + l,
    capPercent: 100,
    at: 120_000,
    extra: (election) =>
      election.pkg.contests.map((contest) => ({
        kind: 'result-certified' as const,
        at: new Date(election.pkg.manifest.publication.firstRelease + 110_000).toISOString(),
        contest: contest.id,
        order: '1/2569',
        by: 'p9',
      })),
  },
  'large numbers': { ballots: ['constituency', 'party-list'], votes: () => 9_999_999, capPercent: 100 },
};

describe.each(Object.entries(NIGHTS))('papers of a night with %s', (name, night) => {
  const view = pressNight(night);

  it.each(['th', 'en'] as const)('are clean in %s: nothing leaves the page, nothing overlaps', (language) => {
    for (const scope of pressScopes(view.election)) {
      const figures = pressFigures(view, scope);
      const since = changesSince(figures, figures);
      for (const bulletin of [
        { figures, since, hour: 0 },
        { figures, since: null, hour: null },
      ]) {
        expect(faultsOf(bulletinSheet(bulletin, { language, origin: ORIGIN }))).toEqual([]);
      }
    }
    // The forms of stations, and the first set of advance votes behind them.
    view.election.pkg.units.slice(0, 5).forEach((_, u) => {
      const notice = noticeContent(view, u);
      if (!notice.ok) return;
      const sheets = noticeSheets(notice.value, { language, origin: ORIGIN });
      expect(sheets.flatMap(faultsOf)).toEqual([]);
    });
    for (const size of ['a4', 'a3'] as const) {
      const area = view.election.pkg.areas.findIndex(({ kind }) => kind === 'sub-district');
      const sheets = posterSheets(posterContent(view, area), { language, origin: ORIGIN, size });
      expect(sheets.flatMap(faultsOf)).toEqual([]);
    }
  });

  it('say of which cut they are, and that they are unofficial unless certified', () => {
    const figures = pressFigures(view, 0);
    const text = textOf([
      bulletinSheet({ figures, since: null, hour: null }, { language: 'en', origin: ORIGIN }),
    ]);
    expect(text).toContain(`Cut ${view.head.number}`);
    // Printed on demand with nothing at hand to compare it with: others may have come before it.
    expect(text).not.toContain('The first bulletin');
    expect(text).toContain(name === 'everything certified' ? 'Certified result' : 'Unofficial.');
  });
});

describe('a bulletin', () => {
  it('leaves nothing out of a list: what is not named is summed', () => {
    const rows = Array.from({ length: 70 }, (_, i) => ({
      number: i + 1,
      name: { th: '', en: '' },
      party: null,
      votes: 1_000 - i,
    }));
    for (const most of [3, 10, 69, 70, 71]) {
      const { top, rest } = topAndRest(rows, most);
      expect(top.length + (rest?.count ?? 0)).toBe(70);
      const sum = top.reduce((n, row) => n + row.votes, 0) + (rest?.votes ?? 0);
      expect(sum).toBe(rows.reduce((n, row) => n + row.votes, 0));
      expect(top.length + (rest === null ? 0 : 1)).toBeLessThanOrEqual(Math.max(most, 1));
    }
  });

  it('names nobody before enough of a contest is shown, and calls equal votes equal', () => {
    const figures = (votes: PressNight['votes']) =>
      pressFigures(pressNight({ ballots: ['constituency', 'party-list'], votes, capPercent: 100 }), 0);
    const early = figures((r, l) => (r < 2 ? 10 - l : null));
    expect(early.states['too-early']).toBe(1);
    expect(early.seats).toEqual([]);
    expect(figures(() => 5).states.tied).toBe(2);
    expect(figures((_, l) => 100 - l * 45).states).toMatchObject({ decided: 2, leading: 0 });
  });
});

describe('a notice', () => {
  const night = NIGHTS['a few units'];
  if (night === undefined) throw new Error('no night');

  it('holds every figure of both ballots in digits and in words, and where it stands in the ledger', () => {
    const view = pressNight(night);
    const u = view.election.pkg.units.findIndex((_, i) => view.unitStatus(i) === 'shown');
    const notice = noticeContent(view, u);
    if (!notice.ok) throw new Error('not public');
    const text = textOf(noticeSheets(notice.value, { language: 'th', origin: ORIGIN }));
    expect(notice.value.ballots.length).toBe(2);
    for (const ballot of notice.value.ballots) {
      for (const { name, figure } of ballot.rows) {
        expect(text).toContain(name.th.split(' ')[0]);
        expect(text).toContain(`${figure.toLocaleString('en')} ${thaiNumberWords(figure)}`);
      }
      expect(text).toContain(`บัญชีบันทึกลำดับที่ ${ballot.seq}`);
    }
    expect(text).toContain('500,000');
    expect(text).toContain('ไม่เป็นทางการ');
  });

  it('is refused while the public does not see the unit', () => {
    const view = pressNight(night);
    const u = view.election.pkg.units.findIndex((_, i) => view.unitStatus(i) !== 'shown');
    expect(noticeContent(view, u)).toMatchObject({ ok: false, error: { code: 'not-public' } });
    const embargo = pressNight({ ...night, at: -3_600_000 });
    expect(noticeContent(embargo, 0)).toMatchObject({ ok: false });
  });

  it('of a corrected record says so, with the reason and what was before', () => {
    const view = pressNight({
      ...night,
      capPercent: 100,
      extra: (election) => {
        const { firstRelease } = election.pkg.manifest.publication;
        const record = recordOf(election, 0, [71, 5, 6], new Date(firstRelease + 60_500).toISOString());
        const reason = { code: 'entry-error', text: 'อ่าน 1 เป็น 7' };
        return [{ ...record, kind: 'record-corrected', version: 2, confirmedBy: 'p3', reason }];
      },
    });
    const notice = noticeContent(view, view.election.returns[0]?.unitIndex ?? 0);
    if (!notice.ok) throw new Error('not public');
    const text = textOf(noticeSheets(notice.value, { language: 'th', origin: ORIGIN }));
    expect(text).toContain('ฉบับแก้ไข (ฉบับที่ 2)');
    expect(text).toContain('อ่าน 1 เป็น 7');
    expect(text).toMatch(/0 → 71/);
  });

  it('goes on over as many pages as a list of seventy needs, every row once, the sum last', () => {
    const long = NIGHTS['seventy lists with long names'];
    if (long === undefined) throw new Error('no night');
    const view = pressNight(long);
    const notice = noticeContent(view, 0);
    if (!notice.ok) throw new Error('not public');
    const sheets = noticeSheets(notice.value, { language: 'th', origin: ORIGIN });
    const numbers = sheets
      .flatMap((sheet) => marksOf(sheet.content))
      .filter(({ text, x, bold }) => bold && x < 27 && /^\d+$/.test(text))
      .map(({ text }) => Number(text));
    expect(numbers).toEqual(notice.value.ballots.flatMap(({ rows }) => rows.map(({ number }) => number)));
    expect(textOf(sheets)).toContain(`หน้า ${sheets.length} / ${sheets.length}`);
  });
});

describe('a poster', () => {
  it('sums what its units say, and tells of each that is missing why', () => {
    const view = pressNight({
      ballots: ['constituency', 'party-list'],
      constituencies: 1,
      votes: (r, l) => (r < 4 ? 100 + l : null),
      capPercent: 100,
    });
    const area = view.election.pkg.areas.findIndex(({ kind }) => kind === 'sub-district');
    const content = posterContent(view, area);
    const text = textOf(posterSheets(content, { language: 'en', origin: null, size: 'a4' }));
    expect(content.shown).toBeLessThan(content.expected);
    const first = content.contests[0];
    const sums = first?.lines.map((_, l) =>
      first.units.reduce((n, unit) => n + (unit.figures?.votes[l] ?? 0), 0),
    );
    for (const sum of sums ?? []) expect(text).toContain(sum.toLocaleString('en'));
    expect(text).toContain('not in yet');
  });
});

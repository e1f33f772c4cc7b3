import { describe, expect, it } from 'vitest';
import type { RecordAccepted } from '../../src/ledger/facts.ts';
import { LEADER_PERCENT } from '../../src/publication/leader-percent.ts';
import { BLANK, DASH, HEAD_SIZE, ILLEGIBLE } from '../../src/returns/figures.ts';
import { aboutText } from './pages/about-text.ts';
import { renderPage } from './render-page.tsx';
import { PAGE_STYLE } from './style.ts';
import { attributeValues, sectionsOf, textOf, unbalanced } from './testing/html.ts';
import { pageKinds } from './testing/kinds.ts';
import { tinyNight } from './testing/nights.ts';
import { sampleView } from './testing/sample-view.ts';

const all = [5, 4, 3];
const general = tinyNight({ ballots: ['constituency', 'party-list'], votes: (i) => (i < 6 ? all : null) });
const NIGHTS = {
  general,
  embargo: tinyNight({ ballots: ['constituency', 'party-list'], votes: () => all, at: -6 * 3_600_000 }),
  empty: tinyNight({ ballots: ['constituency', 'party-list'], votes: () => null }),
  referendum: tinyNight({ ballots: ['constituency', 'party-list', 'referendum'], votes: () => all }),
  local: tinyNight({ ballots: ['executive', 'council'], votes: () => [5, 4, 3, 2] }),
  sample: sampleView({ kind: 'province', scale: 0.02, done: 0.9, tie: true }),
};

function page(view: typeof general, path: string): string {
  const rendered = renderPage(view, path);
  if (rendered === null) throw new Error(`no page at ${path}`);
  return rendered.body;
}

const every = Object.entries(NIGHTS).flatMap(([night, view]) => {
  return pageKinds(view).flatMap((path) =>
    ['/th', '/en'].map((language) => ({ night, view, path: `${language}${path}` })),
  );
});

describe.each(every)('$night $path', ({ view, path }) => {
  const html = page(view, path);

  it('is well formed, in its language, with one h1 and no id twice', () => {
    expect(html).toMatch(/^<!doctype html><html lang="(th|en)">/);
    expect(html.includes('<html lang="en">')).toBe(path.startsWith('/en'));
    expect(unbalanced(html)).toStrictEqual([]);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = attributeValues(html, 'id');
    expect(ids).toStrictEqual([...new Set(ids)]);
  });

  it('labels every block of numbers as unofficial', () => {
    const label = path.startsWith('/th') ? 'ไม่เป็นทางการ' : 'Unofficial';
    for (const section of sectionsOf(html)) {
      if (section.includes('class="b')) expect(section).toContain(`<span class="u">${label}</span>`);
    }
    const outside = html.replace(/<section.*?<\/section>/gs, '');
    expect(outside).not.toContain('<table');
  });

  it('names the drill, the cut, its time and the other language', () => {
    expect(html).toContain('class="drill"');
    expect(html).toContain(`data-cut="${view.head.number}"`);
    if (path.includes('/embed/')) return; // stands in a page of its own language
    const other = path.replace(/^\/(th|en)/, (_, l) => (l === 'th' ? '/en' : '/th'));
    if (renderPage(view, path)?.status === 200)
      expect(attributeValues(html, 'href')).toContain(other.split('?')[0]);
  });

  it('obeys the security policy: no inline script, handler or style attribute, one known style', () => {
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    expect(html).not.toMatch(/ on[a-z]+="/);
    expect(html).not.toMatch(/ style="/);
    expect(html).toContain(`<style>${PAGE_STYLE}</style>`);
  });

  it('holds no Thai word of ours in English', () => {
    if (!path.startsWith('/en')) return;
    expect(textOf(html)).not.toMatch(/ไม่เป็นทางการ|หน่วยเลือกตั้งที่|คะแนน /);
  });
});

describe('renderPage', () => {
  it('knows only paths under a language', () => {
    for (const path of ['/', '/thx', '/v1/cut.json', '/the/']) expect(renderPage(general, path)).toBeNull();
    expect(renderPage(general, '/th')?.status).toBe(200);
    expect(renderPage(general, '/th/u/no-such')?.status).toBe(404);
    expect(renderPage(general, '/en/p/MKM_1')?.status).toBe(404);
  });

  it('gives the changing part alone for the patcher', () => {
    const part = page(general, '/th/live/c/MKM_1');
    expect(part).toMatch(/^<main id="main"/);
    expect(part).not.toContain('<style');
  });

  it('loads the patcher when there is one', () => {
    const html = renderPage(general, '/th/', { live: '/assets/live-1.js' })?.body ?? '';
    expect(html).toContain('<script type="module" src="/assets/live-1.js">');
  });

  it('gives the same bytes for the same view', () => {
    expect(page(general, '/th/')).toBe(page(general, '/th/'));
  });
});

describe('what a page says', () => {
  it('never calls a leader a winner, and marks the leader in words', () => {
    const text = textOf(page(general, '/en/c/MKM_1'));
    expect(text).toMatch(/Leading|Decided/);
    expect(text).not.toMatch(/\bwon\b|winner/i);
  });

  it('shows equal votes and a first place of no vote as what they are', () => {
    const tied = tinyNight({ ballots: ['constituency'], votes: () => [5, 5, 1] });
    expect(textOf(page(tied, '/en/c/MKM_1'))).toContain('Equal votes: a lot decides');
    const none = tinyNight({ ballots: ['constituency'], votes: () => [5, 4, 1], noVote: 90 });
    expect(textOf(page(none, '/en/c/MKM_1'))).toContain('No vote is first');
  });

  it('colours a tile only when 35 % of the stations of its constituency are shown', () => {
    const colours = (done: number) => {
      const view = sampleView({ kind: 'nation', scale: 0.02, done });
      const tiles = page(view, '/th/map').match(/<use href="#[ldc]"[^>]* fill="(#|url\(#pk)/g) ?? [];
      // The overview's map is one picture: each tile is a code, with the number of the party that may be shown.
      const codes = /data-codes="([^"]*)"/.exec(page(view, '/th/'))?.[1]?.split(' ') ?? [];
      expect(codes).toHaveLength(400);
      const coloured = codes.filter((code) => /\d/.test(code)).length;
      // On the map's own page the three signs of the legend are drawn like tiles.
      expect(tiles).toHaveLength(coloured + 3);
      return coloured;
    };
    expect(colours(0.1)).toBeLessThan(20);
    expect(colours(0.9)).toBeGreaterThan(380);
    expect(aboutText.find((s) => s.id === 'states')?.paragraphs[0]?.en).toContain(`${LEADER_PERCENT}%`);
  });

  it('shows nothing under the embargo but says when it ends', () => {
    const html = page(NIGHTS.embargo, '/th/');
    expect(textOf(html)).toContain('คะแนนแรกจะแสดงเวลา 18.45 น.');
    expect(textOf(page(NIGHTS.embargo, '/en/u/44-01-S1-001'))).toContain('not shown yet');
  });

  it('lists units above the cap with the reason, and units with one ballot', () => {
    const capped = tinyNight({ ballots: ['constituency', 'party-list'], votes: () => all, capPercent: 50 });
    const text = textOf(page(capped, '/en/c/MKM_1'));
    expect(text).toContain('at most 50% of the stations');
    expect(text).toContain('above the cap (number 3 of the constituency in the ledger, 2 may be shown)');
    const oneOnly = tinyNight({
      ballots: ['constituency', 'party-list'],
      votes: (i) => (i % 2 === 0 ? all : null),
    });
    expect(textOf(page(oneOnly, '/en/c/MKM_1'))).toContain('form still awaited: Party-list ballots');
  });

  it('keeps zero, dash, blank and illegible apart', () => {
    const change = (record: RecordAccepted, index: number): RecordAccepted =>
      index > 0
        ? record
        : {
            ...record,
            figures: record.figures.map((f, i) =>
              i === HEAD_SIZE ? DASH : i === HEAD_SIZE + 1 ? BLANK : i === HEAD_SIZE + 2 ? ILLEGIBLE : f,
            ),
          };
    const view = tinyNight({ ballots: ['constituency', 'party-list'], votes: () => all, change });
    const text = textOf(page(view, '/en/u/44-01-S1-001'));
    expect(text).toMatch(/ผู้สมัคร 1 .*? – dash .*? ผู้สมัคร 2 .*? blank .*? ผู้สมัคร 3 .*? illegible/);
    expect(text).toMatch(/2\.2\.2 invalid 0 /);
  });

  it('shows photos small where there are small copies, and leads to the photo and compares with it', () => {
    const photo = 'ab'.repeat(32);
    const came = {
      kind: 'photo-received',
      at: new Date(general.election.pkg.manifest.publication.firstRelease + 90_000).toISOString(),
      unit: '44-01-S1-001',
      ballot: 'constituency',
      original: 'cd'.repeat(32),
      photo,
      bytes: 1000,
      source: 'web',
      by: 'p1',
    } as const;
    const view = tinyNight({ ballots: ['constituency', 'party-list'], votes: () => all, extra: [came] });
    const path = '/en/u/44-01-S1-001';
    const shown = (src: string) =>
      `<a href="/photos/${photo}"><img src="${src}" alt="Photo 1" loading="lazy" decoding="async" width="210" height="297"/></a>`;
    const small = (sha256: string) => `/small/${sha256}`;
    const html = renderPage(view, path, { live: null, previewPath: small })?.body ?? '';
    expect(html).toContain(shown(`/small/${photo}`));
    expect(html).toContain(`data-photos="/photos/${photo}"`);
    expect(page(view, path)).toContain(shown(`/photos/${photo}`));
  });

  it('shows both versions of a corrected form, with reason and before / after', () => {
    const base = tinyNight({ ballots: ['constituency', 'party-list'], votes: () => all });
    const before = base.unit(0).versions[0]?.[0];
    const corrected = tinyNight({
      ballots: ['constituency', 'party-list'],
      votes: () => all,
      extra: [
        {
          kind: 'record-corrected',
          at: new Date(base.election.pkg.manifest.publication.firstRelease + 90_000).toISOString(),
          unit: '44-01-S1-001',
          ballot: 'constituency',
          version: 2,
          figures: (before?.figures ?? []).map((f, i) => (i === HEAD_SIZE ? f + 2 : f)),
          photos: ['cd'.repeat(32)],
          enteredBy: ['p4'],
          acceptedBy: 'p5',
          findings: [{ code: 'C5', answer: 'ตามแบบ' }],
          asWritten: { codes: ['C5'], reason: 'แบบเขียนเช่นนี้', by: 'p5' },
          remarks: '',
          reason: { code: 'entry-error', text: 'พิมพ์ผิด' },
          confirmedBy: 'p5',
        },
      ],
    });
    const unit = textOf(page(corrected, '/en/u/44-01-S1-001'));
    expect(unit).toMatch(/Version 1 .*Version 2/);
    expect(unit).toContain('Two clerks of the score centre read the form alike');
    expect(unit).toContain('another read the form and confirmed it');
    expect(unit).toMatch(/ 5 7 changed/);
    expect(unit).toContain('พิมพ์ผิด');
    expect(unit).toContain('Accepted as written on the form');
    expect(unit).toContain('C5: The scores together do not equal the valid ballots');
    const list = textOf(page(corrected, '/en/corrections'));
    expect(list).toMatch(/Corrected .*Before 5 After 7/);
  });

  it('says 99 %, not 100 %, of a complete count that is not certified', () => {
    const full = tinyNight({ ballots: ['constituency'], votes: () => all, capPercent: 100 });
    const text = textOf(page(full, '/en/'));
    expect(text).toContain('99.0% of stations awaiting certification');
    expect(text).not.toContain('100% of');
  });

  it('labels what is official as official', () => {
    const view = tinyNight({
      ballots: ['constituency'],
      votes: () => all,
      capPercent: 100,
      extra: ['MKM_1', 'MKM_2'].map((contest) => ({
        kind: 'result-certified' as const,
        at: '2026-02-25T03:00:00.000Z',
        contest,
        order: '12/2569',
        by: 'p9',
      })),
    });
    expect(textOf(page(view, '/en/c/MKM_1'))).toContain('Certified by order 12/2569');
    expect(page(view, '/en/')).not.toContain('>Unofficial<');
    // Nothing speaks of leads and of figures so far any more.
    expect(textOf(page(view, '/en/p/MKM'))).toContain('Elected Votes');
    expect(textOf(page(view, '/th/p/MKM'))).not.toContain('ผู้นำ');
    for (const path of ['/', '/parties', '/p/MKM', '/embed/headline', '/text/'])
      expect(textOf(page(view, `/th${path}`))).not.toContain('ตามคะแนนขณะนี้');
  });
});

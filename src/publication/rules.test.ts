import { describe, expect, it } from 'vitest';
import { at } from '../basics/assert.ts';
import { readCsv } from '../basics/csv.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { TinyOptions } from '../election/testing/tiny.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { diskLayout } from './disk-layout.ts';
import type { Cut } from './model.ts';
import { Publication } from './publication.ts';
import { FactWriter } from './testing/facts.ts';
import { renderUnitJson } from './v1/unit.ts';

const root = 'ab'.repeat(32);

interface Night {
  readonly election: Election;
  readonly writer: FactWriter;
  cut(now?: string): Cut;
}

/** One night of a small election; every cut is made by a fresh publication. */
function night(options: TinyOptions = {}, untilMinutes: number | null = null): Night {
  const pkg = tinyPackage({ constituencies: 1, stationsEach: 4, ...options });
  const { publication } = pkg.manifest;
  const until = untilMinutes === null ? null : publication.firstRelease + untilMinutes * 60_000;
  const cap = { ...publication.cap, until };
  const manifest = { ...pkg.manifest, publication: { ...publication, cap } };
  const election = indexElection({ ...pkg, manifest });
  const writer = new FactWriter(election, publication.firstRelease);
  return {
    election,
    writer,
    cut(now) {
      const fresh = new Publication(election);
      for (const fact of writer.facts) fresh.apply(fact);
      return fresh.makeCut({ number: 3, at: now ?? writer.now, ledgerSize: writer.facts.length, root });
    },
  };
}

function text(cut: Cut, path: string): string {
  const file = cut.files.get(path);
  if (file === undefined) throw new Error(`no file ${path}`);
  return Buffer.from(file.bytes).toString('utf8');
}

/** Rows of a CSV file as objects. */
function rows(cut: Cut, path: string): readonly Record<string, string>[] {
  const [header, ...body] = readCsv(text(cut, path), 100_000).rows;
  return body.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((name, i) => [name, cells[i] ?? ''])),
  );
}

const statuses = (cut: Cut, count = 4) => Array.from({ length: count }, (_, u) => cut.view.unitStatus(u));
const events = (cut: Cut) =>
  rows(cut, '/feed/forms-0001.csv').map((r) => `${r['event']} ${r['unit_id']?.slice(-3)} ${r['ballot']}`);

describe('embargo', () => {
  it('shows no figure, photo, row or outcome before the first release, and all of it after', () => {
    const { election, writer, cut } = night();
    writer.photo(0, 'c'.repeat(64));
    writer.acceptUnit(0);
    const { firstRelease } = election.pkg.manifest.publication;
    const before = cut(new Date(firstRelease - 1).toISOString());
    expect(before.view.unitStatus(0)).toBe('held-back');
    expect(before.view.unit(0)).toEqual({
      status: 'held-back',
      versions: [[], []],
      photos: [[], []],
      gone: [[], []],
      heldPhotos: [0, 0],
      photoNotes: new Map(),
      cases: [],
    });
    expect(before.view.tally.totals(0, 0).returns).toBe(0);
    expect([...before.files.keys()].filter((path) => path.includes('forms'))).toEqual([]);
    expect(text(before, '/v1/held.json')).toContain('"why":"embargo"');
    const after = cut(new Date(firstRelease).toISOString());
    expect(after.view.unitStatus(0)).toBe('shown');
    expect(after.view.unit(0).photoNotes.get('c'.repeat(64))).toMatchObject({
      original: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: expect.stringMatching(/Z$/),
    });
    expect(at(after.view.unit(0).photos, 0)).toEqual(['c'.repeat(64)]);
    expect(events(after)).toEqual(['accepted 001 constituency', 'accepted 001 party-list']);
  });
});

describe('a photo that was moved', () => {
  const one = '1'.repeat(64);
  const two = '2'.repeat(64);

  it('is shown at its new unit and told of at the old one, which is awaited again', () => {
    const { election, writer, cut } = night();
    writer.photo(0, one);
    const to = election.returns.findIndex((spec) => spec.unitIndex === 1);
    writer.movePhoto(0, one, to);
    const { view } = cut();
    expect([view.unitStatus(0), view.unitStatus(1)]).toEqual(['awaited', 'photographed']);
    expect(view.unit(0)).toMatchObject({ photos: [[], []], gone: [[one], []] });
    expect(at(view.unit(1).photos, 0)).toEqual([one]);
  });

  it('that was put aside leaves the others, and may come back', () => {
    const { writer, cut } = night();
    writer.photo(0, one);
    writer.photo(0, two);
    writer.movePhoto(0, one, null);
    const without = cut();
    expect(without.view.unitStatus(0)).toBe('photographed');
    expect(without.view.unit(0)).toMatchObject({ photos: [[two], []], gone: [[one], []] });
    writer.photo(0, one);
    expect(cut().view.unit(0)).toMatchObject({ photos: [[two, one], []], gone: [[], []] });
  });
});

describe('names and signatures', () => {
  const [one, two, covered] = ['1'.repeat(64), '2'.repeat(64), 'c'.repeat(64)];

  it('are covered in what the public gets, and a photo whose names cannot be covered is only counted', () => {
    const { writer, cut } = night({ capPercent: 100 });
    writer.photo(0, one, covered);
    writer.photo(0, two, null);
    const { view } = cut();
    expect(view.unit(0)).toMatchObject({ photos: [[covered], []], heldPhotos: [1, 0], gone: [[], []] });
    expect(view.unitStatus(0)).toBe('photographed');
    writer.movePhoto(0, two, null);
    writer.movePhoto(0, one, null);
    expect(cut().view.unit(0)).toMatchObject({ photos: [[], []], heldPhotos: [0, 0], gone: [[covered], []] });
  });
});

describe('pause', () => {
  it('keeps everything as it was until resumed, lists what came, then publishes it in ledger order', () => {
    const { writer, cut } = night({ capPercent: 100 });
    writer.acceptUnit(0);
    writer.policy(100, true, 'checking');
    writer.acceptUnit(1);
    writer.correct(0, [9, 9, 9]);
    const paused = cut();
    expect(statuses(paused)).toEqual(['shown', 'held-back', 'awaited', 'awaited']);
    expect(paused.view.policy).toMatchObject({ paused: true, pauseReason: 'checking' });
    expect(paused.view.corrections).toEqual([]);
    expect(paused.view.tally.totals(0, 0).valid).toBe(6);
    expect(text(paused, '/v1/held.json')).toContain('"why":"pause"');
    writer.policy(100, false);
    const resumed = cut();
    expect(statuses(resumed)).toEqual(['shown', 'shown', 'awaited', 'awaited']);
    expect(resumed.view.tally.totals(0, 0).valid).toBe(27 + 6);
    expect(events(resumed).slice(2)).toEqual([
      'accepted 002 constituency',
      'accepted 002 party-list',
      'corrected 001 constituency',
    ]);
    expect(resumed.view.corrections).toHaveLength(1);
  });
});

describe('cap', () => {
  it('leaves advance sets outside, and is lifted by a fact', () => {
    const { writer, cut } = night({ capPercent: 50 });
    for (const unit of [0, 1, 2, 3, 4]) writer.acceptUnit(unit);
    const capped = cut();
    expect(statuses(capped, 5)).toEqual(['shown', 'shown', 'held-back', 'held-back', 'shown']);
    const held = JSON.parse(text(capped, '/v1/held.json')) as { heldBack: unknown[] };
    expect(held.heldBack).toEqual([
      { unit: '44-01-S1-003', constituency: 'MKM_1', why: 'cap', position: 3, slots: 2, completedBySeq: 6 },
      { unit: '44-01-S1-004', constituency: 'MKM_1', why: 'cap', position: 4, slots: 2, completedBySeq: 8 },
    ]);
    writer.policy(100, false, 'all stations are in');
    const lifted = cut();
    expect(statuses(lifted, 5)).toEqual(Array(5).fill('shown'));
    expect(rows(lifted, '/feed/forms-0001.csv').map((r) => r['shown_by_seq'])).toEqual([
      '2',
      '2',
      '4',
      '4',
      '10',
      '10',
      '11',
      '11',
      '11',
      '11',
    ]);
  });

  it('takes units out again, in the open, when it is lowered', () => {
    const { writer, cut } = night({ capPercent: 100 });
    for (const unit of [0, 1, 2, 3]) writer.acceptUnit(unit);
    writer.policy(50, false);
    const lowered = cut();
    expect(statuses(lowered)).toEqual(['shown', 'shown', 'held-back', 'held-back']);
    expect(events(lowered).slice(8)).toEqual([
      'withheld 003 constituency',
      'withheld 003 party-list',
      'withheld 004 constituency',
      'withheld 004 party-list',
    ]);
    expect(lowered.view.unit(2).versions.map((v) => v.length)).toEqual([1, 1]);
  });

  it('ends by its date: by the clock in the tail, for good with the next fact', () => {
    const { election, writer, cut } = night({ capPercent: 50 }, 30);
    for (const unit of [0, 1, 2]) writer.acceptUnit(unit);
    const end = election.pkg.manifest.publication.cap.until ?? 0;
    expect(statuses(cut(new Date(end - 1).toISOString()))[2]).toBe('held-back');
    const byClock = cut(new Date(end).toISOString());
    expect(statuses(byClock)[2]).toBe('shown');
    expect(events(byClock)).toHaveLength(4);
    expect(rows(byClock, '/feed/forms-tail.csv').map((r) => r['row'])).toEqual(['5', '6']);
    expect(byClock.view.policy.capPercent).toBe(100);
    writer.setTime(end + 5000);
    writer.photo(0, 'd'.repeat(64));
    const forGood = cut();
    expect(forGood.files.has('/feed/forms-tail.csv')).toBe(false);
    expect(
      rows(forGood, '/feed/forms-0001.csv')
        .slice(4)
        .map((r) => r['shown_by_seq']),
    ).toEqual(['7', '7']);
  });
});

describe('corrections and annulments', () => {
  it('are events with before and after, and rows', () => {
    const { election, writer, cut } = night({ capPercent: 100 });
    writer.acceptUnit(0, [5, 0, 0]);
    writer.correct(0, [4, 1, 0]);
    writer.annul(1);
    writer.accept(1, [1, 1, 1]);
    const made = cut();
    expect(events(made)).toEqual([
      'accepted 001 constituency',
      'accepted 001 party-list',
      'corrected 001 constituency',
      'annulled 001 party-list',
      'withheld 001 constituency',
      'accepted 001 constituency',
      'accepted 001 party-list',
    ]);
    const corrections = JSON.parse(text(made, '/v1/corrections.json')) as {
      corrections: { event: string }[];
    };
    expect(corrections.corrections.map((c) => c.event)).toEqual(['annulled', 'corrected']);
    const unit = JSON.parse(renderUnitJson(made.view, 0)) as {
      returns: { versions: { version: number; annulled: unknown }[] }[];
    };
    expect(unit.returns.map((r) => r.versions.map((v) => v.annulled !== null))).toEqual([
      [false, false],
      [true, false],
    ]);
    expect(election.pkg.units[0]?.id).toBe('44-01-S1-001');
  });
});

describe('outcomes', () => {
  it('shows a tie until its lot is drawn, and no winner behind the no-vote', () => {
    const { election, writer, cut } = night({ capPercent: 100, stationsEach: 1 });
    writer.acceptUnit(0, [7, 7, 1]);
    writer.acceptUnit(1, [0, 0, 0]);
    const [first] = rows(cut(), '/feed/constituencies.csv');
    expect(first).toMatchObject({
      leading_numbers: '',
      tied_numbers: '1 2',
      no_winner: '',
      margin_votes: '0',
    });
    writer.draw('MKM_1', [2, 1]);
    expect(rows(cut(), '/feed/constituencies.csv')[0]).toMatchObject({
      leading_numbers: '2',
      tied_numbers: '',
    });
    writer.certify('MKM_1');
    expect(rows(cut(), '/feed/constituencies.csv')[0]).toMatchObject({ progress: 'certified' });
    const other = night({ capPercent: 100, stationsEach: 1 });
    const persons = at(at(election.returnsOfUnit, 0), 0);
    other.writer.accept(persons, [3, 2, 1], 50);
    other.writer.accept(persons + 1, [3, 2, 1]);
    other.writer.acceptUnit(1, [0, 0, 0]);
    expect(rows(other.cut(), '/feed/constituencies.csv')[0]).toMatchObject({
      leading_numbers: '',
      no_winner: 'no-vote-first',
    });
  });
});

describe('files', () => {
  it('write a referendum with the answers of every level', () => {
    const { writer, cut } = night({ ballots: ['constituency', 'party-list', 'referendum'], capPercent: 100 });
    writer.acceptUnit(0, [6, 3, 1]);
    const made = cut();
    const stats = JSON.parse(text(made, '/data/records/stats_referendum.json')) as {
      referendum_results: Record<string, unknown>;
      result_province: { constituencies: unknown[] }[];
    };
    expect(stats.referendum_results['referendum']).toMatchObject({ yes: 6, no: 3, abstained: 0 });
    expect(stats.result_province[0]?.constituencies).toHaveLength(1);
    expect(rows(made, '/feed/candidates.csv').filter((r) => r['contest'] === 'referendum')).toHaveLength(2);
  });

  it('write a local election without files of ECT Report', () => {
    const { writer, cut } = night({ ballots: ['executive', 'council'], constituencies: 2 });
    writer.acceptUnit(0, [4, 3, 2, 1]);
    const made = cut();
    expect([...made.files.keys()].filter((path) => path.startsWith('/data/'))).toEqual([]);
    const body = JSON.parse(text(made, '/v1/bodies/LB.json')) as {
      contests: { contest: string; outcome: { ahead: number[] } }[];
    };
    expect(body.contests.map((c) => [c.contest, c.outcome.ahead])).toEqual([['executive', [1]]]);
    expect(rows(made, '/feed/constituencies.csv').find((r) => r['contest'] === 'council_1')).toMatchObject({
      leading_numbers: '1 2',
    });
  });

  it('stand in the manifest with their hashes, and on a disk under both paths', () => {
    const { writer, cut } = night();
    writer.acceptUnit(0);
    const made = cut();
    const manifest = JSON.parse(text(made, '/v1/manifest.json')) as {
      cut: number;
      files: { path: string; sha256: string; bytes: number }[];
    };
    const listed = new Set(manifest.files.map((f) => f.path));
    expect([...made.files.keys()].filter((path) => !listed.has(path))).toEqual([
      '/v1/manifest.json',
      '/v1/cut.json',
    ]);
    for (const file of manifest.files) {
      expect(made.files.get(file.path)).toMatchObject({ sha256: file.sha256 });
      expect(made.files.get(file.path)?.bytes.length).toBe(file.bytes);
    }
    expect(made.files.get('/v1/manifest.json')?.sha256).toBe(made.manifestSha256);
    expect(diskLayout(made).size).toBeGreaterThan(made.files.size);
  });

  it('are named as changed only where their bytes changed', () => {
    const { election, writer } = night({ constituencies: 2, capPercent: 100 });
    writer.acceptUnit(0);
    const publication = new Publication(election);
    for (const fact of writer.facts) publication.apply(fact);
    const order = { at: writer.now, root, ledgerSize: writer.facts.length };
    const first = publication.makeCut({ ...order, number: 1 });
    expect(first.changed.length).toBe(first.files.size);
    writer.acceptUnit(1);
    for (const fact of writer.facts.slice(order.ledgerSize)) publication.apply(fact);
    const { files, changed } = publication.makeCut({ ...order, ledgerSize: writer.facts.length, number: 2 });
    const kept = [...files.keys()].filter((path) => !changed.includes(path));
    expect(changed).toContain('/v1/constituencies/MKM_1.json');
    expect(kept).toContain('/v1/constituencies/MKM_2.json');
    expect(kept).toContain('/data/refs/info_mp_candidate.json');
    expect(files.get('/v1/constituencies/MKM_2.json')).toBe(first.files.get('/v1/constituencies/MKM_2.json'));
  });

  it('keep full segments as they are and start a new one', () => {
    const { writer, cut } = night({ stationsEach: 1050, capPercent: 100 });
    for (let unit = 0; unit < 1000; unit++) writer.acceptUnit(unit);
    const full = cut();
    writer.acceptUnit(1000);
    const next = cut();
    expect(next.files.get('/feed/forms-0001.csv')?.sha256).toBe(
      full.files.get('/feed/forms-0001.csv')?.sha256,
    );
    expect(rows(next, '/feed/forms-0002.csv').map((r) => r['row'])).toEqual(['2001', '2002']);
  });
});

describe('broken order', () => {
  it('refuses a gap, a repeated fact and a cut over facts that are not there', () => {
    const { election, writer } = night();
    writer.acceptUnit(0);
    const publication = new Publication(election);
    publication.apply(at(writer.facts, 0));
    expect(() => publication.apply(at(writer.facts, 0))).toThrow();
    expect(() => publication.apply(at(writer.facts, 2))).toThrow();
    expect(() => publication.makeCut({ number: 1, at: writer.now, ledgerSize: 2, root })).toThrow();
  });

  it('keeps the view of the last cut still while new facts come in', () => {
    const { election, writer } = night({ capPercent: 100 });
    const publication = new Publication(election);
    publication.apply(at(writer.facts, 0));
    const { view } = publication.makeCut({ number: 1, at: writer.now, ledgerSize: 1, root });
    writer.acceptUnit(0);
    for (const fact of writer.facts.slice(1)) publication.apply(fact);
    expect(view.unitStatus(0)).toBe('awaited');
    const second = publication.makeCut({ number: 2, at: writer.now, ledgerSize: 2, root });
    expect(second.view.unitStatus(0)).toBe('partly');
  });
});

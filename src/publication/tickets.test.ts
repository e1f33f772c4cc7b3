import { describe, expect, it } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { Fact, TicketAnswered } from '../ledger/facts.ts';
import { HEAD_SIZE } from '../returns/figures.ts';
import { Publication } from './publication.ts';
import { FactWriter } from './testing/facts.ts';
import { renderTicketsJson } from './v1/tickets.ts';
import { renderUnitJson } from './v1/unit.ts';

const UNIT = '44-01-S1-001';

describe('answered tickets', () => {
  const election = indexElection(tinyPackage());
  const unitIndex = election.pkg.units.findIndex((unit) => unit.id === UNIT);
  const start = election.pkg.manifest.publication.firstRelease;
  const time = (n: number) => new Date(start + n * 1000).toISOString();
  const answered: TicketAnswered = {
    kind: 'ticket-answered',
    at: time(50),
    ticket: '12',
    unit: UNIT,
    ballot: 'constituency',
    version: 1,
    figure: HEAD_SIZE + 1,
    claimed: 9,
    reports: 3,
    openedAt: time(40),
    answer: 'agrees',
    text: 'ตรงกับแบบ',
    by: 'p1',
  };

  function viewAfter(more: readonly Fact[], now = start + 600_000) {
    const writer = new FactWriter(election, start);
    writer.acceptUnit(unitIndex);
    const facts = [...writer.facts.map(({ fact }) => fact), ...more];
    const publication = new Publication(election);
    facts.forEach((fact, seq) => {
      publication.apply({ seq, fact });
    });
    const at = new Date(now).toISOString();
    return publication.makeCut({ number: 1, at, ledgerSize: facts.length, root: '0'.repeat(64) });
  }

  it('are public at once, also while publication is paused, and the newest answer holds', () => {
    const again = {
      ...answered,
      at: time(70),
      answer: 'record-wrong',
      text: 'ผิด',
      textEn: 'Wrong',
      reports: 4,
    };
    const other = { ...answered, at: time(60), ticket: '13', claimed: -2 };
    const paused: Fact = {
      kind: 'policy-changed',
      at: time(45),
      capPercent: 100,
      paused: true,
      reason: 'x',
      by: 'p9',
    };
    const { view } = viewAfter([paused, answered, other, again]);
    expect(
      view.tickets.map(({ id, answers, reports, answer }) => [id, answers, reports, answer.code]),
    ).toEqual([
      ['12', 2, 4, 'record-wrong'],
      ['13', 1, 3, 'agrees'],
    ]);
    expect(view.ticketsOf(unitIndex).map(({ id }) => id)).toEqual(['12', '13']);
    expect(view.ticket('12')?.answer.text).toEqual({ th: 'ผิด', en: 'Wrong' });
    expect(view.ticket('99')).toBeNull();
    const json = JSON.parse(renderTicketsJson(view)) as { tickets: object[] };
    expect(json.tickets[1]).toMatchObject({ id: '13', unit: UNIT, claimed: '-', figure: { line: 2 } });
    expect(JSON.parse(renderUnitJson(view, unitIndex))).toMatchObject({
      tickets: [{ id: '12' }, { id: '13' }],
    });
  });

  it('tell the claimed figure only while a figure of ours in its place is public', () => {
    const claimedOf = (held: boolean) => {
      const writer = new FactWriter(election, start);
      if (held) writer.policy(100, true);
      writer.acceptUnit(unitIndex);
      const publication = new Publication(election);
      const facts = [...writer.facts.map(({ fact }) => fact), answered];
      facts.forEach((fact, seq) => {
        publication.apply({ seq, fact });
      });
      const order = { number: 1, at: writer.now, ledgerSize: facts.length, root: '0'.repeat(64) };
      const { view } = publication.makeCut(order);
      const list = JSON.parse(renderTicketsJson(view)) as { tickets: { claimed: unknown }[] };
      const unit = JSON.parse(renderUnitJson(view, unitIndex)) as { tickets: { claimed: unknown }[] };
      return [list.tickets[0]?.claimed, unit.tickets[0]?.claimed];
    };
    expect(claimedOf(false)).toEqual([9, 9]);
    expect(claimedOf(true)).toEqual([null, null]);
  });

  it('change no figure and no file of results', () => {
    const without = viewAfter([]);
    const withIt = viewAfter([answered]);
    const sums = (cut: typeof without) =>
      [...cut.files.values()]
        .filter(({ path }) => path.startsWith('/feed/') && path.endsWith('.csv'))
        .map(({ path, bytes }) => [path, Buffer.from(bytes).toString().split('\n').length]);
    expect(sums(withIt)).toEqual(sums(without));
    expect(renderUnitJson(without.view, unitIndex)).not.toContain('"tickets"');
  });

  it('are hidden under the embargo, as everything is', () => {
    const { view } = viewAfter([answered], election.pkg.manifest.publication.embargoUntil - 1);
    expect([view.tickets, view.ticket('12'), view.ticketsOf(unitIndex)]).toEqual([[], null, []]);
  });

  it('keep lists of marked units right from cut to cut, as one cut of everything would have them', () => {
    const writer = new FactWriter(election, start);
    const inSteps = new Publication(election);
    const marksOf = (view: ReturnType<typeof viewAfter>['view']) =>
      election.unitsOfConstituency.map((units, area) => (units.length === 0 ? [] : [...view.marked(area)]));
    const returns = election.returnsOfUnit[unitIndex] ?? [];
    const steps = [
      () => writer.acceptUnit(unitIndex),
      () => writer.photo(returns[0] ?? 0, 'ab'.repeat(32)),
      () => writer.correct(returns[1] ?? 0, [1, 1, 1]),
      () => writer.acceptUnit(unitIndex + 1),
      () => writer.policy(100, true),
      () => writer.correct(returns[0] ?? 0, [2, 2, 2]),
      () => writer.policy(100, false),
      () => writer.annul(returns[0] ?? 0),
    ];
    let done = 0;
    steps.forEach((step, i) => {
      step();
      for (const sealed of writer.facts.slice(done)) inSteps.apply(sealed);
      done = writer.facts.length;
      const atOnce = new Publication(election);
      for (const sealed of writer.facts) atOnce.apply(sealed);
      const order = { number: i + 1, at: writer.now, ledgerSize: done, root: '0'.repeat(64) };
      const [kept, anew] = [inSteps.makeCut(order).view, atOnce.makeCut(order).view];
      expect(marksOf(kept), `step ${i}`).toEqual(marksOf(anew));
    });
  });

  it('are a mark of the form, beside its findings', () => {
    const { view } = viewAfter([answered]);
    const index = election.returnsOfUnit[unitIndex]?.[0] ?? -1;
    expect(view.marks(index)).toEqual(['ticket', 'no-photo']);
    expect(view.marks(election.returnsOfUnit[unitIndex + 1]?.[0] ?? -1)).toEqual([]);
  });
});

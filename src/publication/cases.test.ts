import { describe, expect, it } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { Fact } from '../ledger/facts.ts';
import { Publication } from './publication.ts';

const UNIT = '44-01-S1-001';

describe('cases of a unit', () => {
  const election = indexElection(tinyPackage());
  const unitIndex = election.pkg.units.findIndex((unit) => unit.id === UNIT);
  const start = election.pkg.manifest.publication.firstRelease;
  const time = (n: number) => new Date(start + n * 1000).toISOString();
  const opened: Fact = {
    kind: 'case-opened',
    at: time(1),
    case: '7',
    unit: UNIT,
    ballot: 'constituency',
    trigger: 'objection',
    summary: 'มีผู้ทักท้วง',
    summaryEn: 'Objection',
  };

  /** The cases after facts, as a cut shows them. */
  function casesAfter(facts: readonly Fact[], now = start + 60_000) {
    const publication = new Publication(election);
    const all: Fact[] = [
      { kind: 'package-opened', at: time(0), election: election.pkg.manifest.id, package: election.pkg.hash },
      ...facts,
    ];
    all.forEach((fact, seq) => {
      publication.apply({ seq, fact });
    });
    const head = { number: 1, at: new Date(now).toISOString(), ledgerSize: all.length, root: '0'.repeat(64) };
    return publication.makeCut(head).view.unit(unitIndex).cases;
  }

  it('are public from the moment they are opened, through order, end and reopening', () => {
    const facts: Fact[] = [opened];
    expect(casesAfter(facts)).toMatchObject([
      {
        id: '7',
        trigger: 'objection',
        summary: { th: 'มีผู้ทักท้วง', en: 'Objection' },
        order: null,
        closed: null,
      },
    ]);
    facts.push({
      kind: 'case-ordered',
      at: time(2),
      case: '7',
      decision: 'recount',
      body: 'province',
      order: '7/2569',
      date: '2026-02-09',
    });
    facts.push({
      kind: 'case-closed',
      at: time(3),
      case: '7',
      order: '7/2569',
      effect: 'ไม่เปลี่ยน',
      changed: false,
    });
    expect(casesAfter(facts)).toMatchObject([
      {
        order: { decision: 'recount', number: '7/2569' },
        closed: { effect: { th: 'ไม่เปลี่ยน', en: '' }, changed: false },
      },
    ]);
    facts.push({ kind: 'case-reopened', at: time(4), case: '7', reason: 'คำร้องใหม่' });
    expect(casesAfter(facts)).toMatchObject([
      { order: { decision: 'recount' }, closed: null, reopened: { reason: { th: 'คำร้องใหม่', en: '' } } },
    ]);
  });

  it('say nothing before the first release, and a case that nobody opened is passed over', () => {
    expect(casesAfter([opened], start - 1000)).toEqual([]);
    expect(casesAfter([{ kind: 'case-closed', at: time(1), case: '9', order: '', effect: '' }])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { Fact } from '../ledger/facts.ts';
import { Publication } from './publication.ts';
import { FactWriter } from './testing/facts.ts';
import { renderUnitJson } from './v1/unit.ts';

const UNIT = '44-01-S1-001';

interface UnitJson {
  readonly cases: readonly Record<string, unknown>[];
  readonly returns: readonly {
    readonly ballot: string;
    readonly versions: readonly Record<string, unknown>[];
  }[];
}

describe('the JSON of a unit', () => {
  const election = indexElection(tinyPackage());
  const unitIndex = election.pkg.units.findIndex((unit) => unit.id === UNIT);
  const start = election.pkg.manifest.publication.firstRelease;
  const time = (n: number) => new Date(start + n * 1000).toISOString();
  const opened: Fact = {
    kind: 'case-opened',
    at: time(1),
    case: '7',
    unit: UNIT,
    ballot: 'party-list',
    trigger: 'C3',
    summary: 'ผู้มาแสดงตนไม่เท่ากับบัตรที่ใช้',
  };

  function jsonAfter(facts: readonly Fact[], now = start + 60_000): UnitJson {
    const publication = new Publication(election);
    const all: Fact[] = [
      { kind: 'package-opened', at: time(0), election: election.pkg.manifest.id, package: election.pkg.hash },
      ...facts,
    ];
    all.forEach((fact, seq) => {
      publication.apply({ seq, fact });
    });
    const head = { number: 1, at: new Date(now).toISOString(), ledgerSize: all.length, root: '0'.repeat(64) };
    return JSON.parse(renderUnitJson(publication.makeCut(head).view, unitIndex)) as UnitJson;
  }

  it('says of each case what the public may know, by the id of its ballot', () => {
    const ordered: Fact = {
      kind: 'case-ordered',
      at: time(2),
      case: '7',
      decision: 'recount',
      body: 'province',
      order: '7/2569',
      date: '2026-02-09',
    };
    const closed: Fact = {
      kind: 'case-closed',
      at: time(3),
      case: '7',
      order: '7/2569',
      effect: 'ไม่เปลี่ยน',
      changed: false,
    };
    const reopened: Fact = { kind: 'case-reopened', at: time(4), case: '7', reason: 'คำร้องใหม่' };
    const order = { decision: 'recount', body: 'province', number: '7/2569', date: '2026-02-09' };
    const base = {
      id: '7',
      ballot: 'party-list',
      trigger: 'C3',
      openedAt: time(1),
      summary: { th: 'ผู้มาแสดงตนไม่เท่ากับบัตรที่ใช้', en: '' },
    };
    expect(jsonAfter([opened]).cases).toEqual([{ ...base, order: null, closed: null, reopened: null }]);
    expect(jsonAfter([opened, ordered, closed]).cases).toEqual([
      {
        ...base,
        order,
        closed: { at: time(3), order: '7/2569', effect: { th: 'ไม่เปลี่ยน', en: '' }, changed: false },
        reopened: null,
      },
    ]);
    expect(jsonAfter([opened, ordered, closed, reopened]).cases).toEqual([
      { ...base, order, closed: null, reopened: { at: time(4), reason: { th: 'คำร้องใหม่', en: '' } } },
    ]);
  });

  it('has no case before the first release, and an empty list where there is none', () => {
    expect(jsonAfter([opened], start - 1000).cases).toEqual([]);
    expect(jsonAfter([]).cases).toEqual([]);
  });

  it('says that a reader had seen what others typed, and no more of who it was', () => {
    const writer = new FactWriter(election, start);
    writer.acceptUnit(unitIndex);
    const records = writer.facts
      .slice(1)
      .map(
        ({ fact }, i) =>
          (i === 0 ? { ...fact, notBlind: { reason: 'มีสองคน', by: 'p00000000000a' } } : fact) as Fact,
      );
    const { returns } = jsonAfter(records);
    const marks = returns.map(({ versions }) => versions.map((v) => [v['notBlind'], v['differed']]));
    expect(marks[0]).toEqual([[{ reason: 'มีสองคน' }, 0]]);
    for (const other of marks.slice(1)) expect(other).toEqual([[null, 0]]);
  });
});

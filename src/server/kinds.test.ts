import { afterEach, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { accept, specOf } from './testing/steps.ts';
import { rightForm, withHead } from './testing/wire.ts';

describe('every kind of contest goes the same way', () => {
  let staff: StaffApp;
  afterEach(() => staff.close());

  const both = async () => [await staff.person('clerk-1'), await staff.person('clerk-2')] as const;

  test('three ballots of a general election with a referendum, in a station and in an advance set', async () => {
    staff = await staffApp({ ballots: ['constituency', 'party-list', 'referendum'] });
    const [one, two] = await both();
    for (const unit of ['44-01-S1-001', '44-01-517-01']) {
      for (const ballot of ['constituency', 'party-list', 'referendum']) {
        expect((await accept(one, two, specOf(staff, unit, ballot))).body, `${unit} ${ballot}`).toMatchObject(
          { version: 1 },
        );
      }
    }
    expect(
      await staff.rows(
        "select ballot, count(*) as n from return where stage = 'accepted' group by 1 order by 1",
      ),
    ).toEqual([
      { ballot: 'constituency', n: 2 },
      { ballot: 'party-list', n: 2 },
      { ballot: 'referendum', n: 2 },
    ]);
  });

  test('executive and council of a local body, where a voter marks two names', async () => {
    staff = await staffApp({ ballots: ['executive', 'council'] });
    const [one, two] = await both();
    await accept(one, two, specOf(staff, '44-01-S1-001', 'executive'));
    const spec = specOf(staff, '44-01-S1-001', 'council');
    const votes = { 1: 200, 2: 150, 3: 100, 4: 50 };
    const form = { ...withHead(rightForm(spec), { total: 500 }), votes };
    expect((await accept(one, two, spec, form)).body).toMatchObject({ version: 1 });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPng } from '../images/testing/images.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { pathOf, specOf } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

interface Claim {
  readonly claim: string;
  readonly unit: { readonly id: string };
  readonly ballot: string;
}

describe('many people on few forms', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp({
      constituencies: 2,
      stationsEach: 9,
      ballots: ['constituency', 'party-list', 'referendum'],
    });
  });
  afterAll(() => staff.close());

  test('sixteen typists and photos that keep coming: every form is accepted once, by two people, and no call fails', async () => {
    const stations = staff.election.returns.filter((r) => r.unit.kind === 'station');
    const clerks = await Promise.all(
      Array.from({ length: 16 }, (_, i) => staff.person(`clerk-${i}`, ['D1'])),
    );
    const failures: string[] = [];
    let accepted = 0;
    let sent = 0;

    const sendPhotos = async (clerk: StaffClient) => {
      for (let i = sent++; i < stations.length * 2; i = sent++) {
        const spec = stations[i % stations.length];
        if (spec === undefined) return;
        const answer = await clerk.photo(`${pathOf(spec)}/photos`, testPng({ seed: i }));
        if (answer.status !== 201) failures.push(`photo ${answer.status} ${answer.error}`);
      }
    };
    const typeForms = async (clerk: StaffClient) => {
      let claim: Claim | null = null;
      for (let idle = 0; accepted < stations.length && idle < 500; ) {
        if (claim === null) {
          const taken = await clerk.post('/api/queue/next', { centre: 'D1', brief: true });
          claim = taken.status === 200 ? (taken.body as unknown as Claim) : null;
          if (claim === null) {
            idle++;
            await new Promise((resume) => setTimeout(resume, 5));
            continue;
          }
        }
        const spec = specOf(staff, claim.unit.id, claim.ballot);
        const body = { claim: claim.claim, ...rightForm(spec) };
        const done = await clerk.post(`${pathOf(spec)}/entries?next=1&brief=1`, body);
        if (done.status !== 200) failures.push(`entry ${done.status} ${done.error}`);
        if (done.body['outcome'] === 'accepted') accepted++;
        claim = (done.body['next'] ?? null) as Claim | null;
      }
    };
    await Promise.all(
      clerks.map((clerk, i) => (i < 3 ? sendPhotos(clerk).then(() => typeForms(clerk)) : typeForms(clerk))),
    );

    expect(failures).toEqual([]);
    expect(accepted).toBe(stations.length);
    const counts = await staff.rows(
      `select (select count(*) from record where live) as records, (select count(*) from entry) as entries,
              (select count(*) from fact_inbox where kind = 'record-accepted') as facts,
              (select count(*) from photo) as photos, (select count(*) from audit where action = 'enter') as audits,
              (select count(*) from record where entered_by[1] = entered_by[2]) as alone`,
    );
    const n = stations.length;
    expect(counts).toEqual([
      { records: n, entries: 2 * n, facts: n, photos: 2 * n, audits: 2 * n, alone: 0 },
    ]);
    expect(staff.logged).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { LiveTicket } from '../../../web/public/tickets/live.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../../publication/publication.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import { HEAD_SIZE } from '../../returns/figures.ts';
import { openTicketsJson } from './open-json.ts';

test.each([
  [false, 9],
  [true, null],
])(
  'while figures of the unit are held back (%s) nothing is told of what a notice is said to show',
  (held, claimed) => {
    const election = indexElection(tinyPackage());
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    if (held) writer.policy(100, true);
    writer.acceptUnit(0);
    const publication = new Publication(election);
    for (const fact of writer.facts) publication.apply(fact);
    const order = { number: 1, at: writer.now, ledgerSize: writer.facts.length, root: '0'.repeat(64) };
    const ticket: LiveTicket = {
      ...{ id: '1', unitIndex: 0, ballotIndex: 0, version: 1, figure: HEAD_SIZE, claimed: 9 },
      ...{ stage: 'open', level: 'centre', mergedInto: null, reports: 1, openedAt: 0, answeredAt: null },
      ...{ comments: [], photos: [] },
    };
    const state = { tickets: [ticket], at: 0, live: true };
    expect(JSON.parse(openTicketsJson(publication.makeCut(order).view, state))).toMatchObject({
      tickets: [{ id: '1', claimed, reports: 1 }],
    });
  },
);

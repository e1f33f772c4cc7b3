import { assertNever, at } from '../../../basics/assert.ts';
import { policyAfter } from '../../../centre/publication-control/policy-now.ts';
import type { ProposalValue } from '../../../centre/publication-control/proposal.ts';
import type { PolicyChange, PublicView } from '../../../publication/model.ts';
import { contestOutcome } from '../../../tally/contest-outcome.ts';
import type { ContestOutcome } from '../../../tally/model.ts';
import { seatTable } from '../../../tally/seat-table.ts';
import { onceACut } from './once-a-cut.ts';

/** Units named one by one in a reply; more are only counted. */
const MOST_UNITS = 300;

/** What the public would see otherwise if a proposal were confirmed now: worked out from the newest cut. */
export function effectOf(view: PublicView, value: ProposalValue, policy: PolicyChange): object {
  return onceACut(view, JSON.stringify([value, policy]), () => workOut(view, value, policy));
}

function workOut(view: PublicView, value: ProposalValue, policy: PolicyChange): object {
  switch (value.kind) {
    case 'cap':
    case 'release':
    case 'pause':
    case 'open':
      return policyEffect(view, policy, policyAfter(value, policy) ?? policy);
    case 'draw':
      return drawEffect(view, value.contest, value.order);
    case 'certification':
      return certificationEffect(view, value.contest);
    default:
      return assertNever(value);
  }
}

function policyEffect(view: PublicView, before: PolicyChange, after: PolicyChange): object {
  const { election } = view;
  const { released, hidden, changed } = view.ifPolicy(after);
  const counts = countsOf(view);
  // Before the first release nothing is shown, whatever is ordered: it takes effect then.
  const shown = view.policy.embargo ? 0 : counts.shown + released.length - hidden.length;
  const rows = new Map<number, { released: number; hidden: number; changed: number }>();
  const count = (units: readonly number[], key: 'released' | 'hidden' | 'changed') => {
    for (const u of units) {
      const { constituencyId } = at(election.pkg.units, u);
      const area = election.areaIndex.get(constituencyId) ?? -1;
      const row = rows.get(area) ?? { released: 0, hidden: 0, changed: 0 };
      row[key] += 1;
      rows.set(area, row);
    }
  };
  count(released, 'released');
  count(hidden, 'hidden');
  count(changed, 'changed');
  const named = (units: readonly number[], what: string) =>
    units.slice(0, MOST_UNITS).map((u) => {
      const unit = at(election.pkg.units, u);
      return { id: unit.id, kind: unit.kind, name: unit.name, constituency: unit.constituencyId, what };
    });
  return {
    cut: view.head.number,
    embargo: view.policy.embargo,
    before: { ...before, shown: counts.shown, heldBack: counts.complete - counts.shown },
    after: { ...after, shown, heldBack: counts.complete - shown },
    released: released.length,
    hidden: hidden.length,
    changed: changed.length,
    constituencies: [...rows]
      .sort(([x], [y]) => x - y)
      .map(([area, row]) => ({
        id: at(election.pkg.areas, area).id,
        name: at(election.pkg.areas, area).name,
        ...row,
      })),
    units: [...named(released, 'released'), ...named(hidden, 'hidden'), ...named(changed, 'changed')],
  };
}

/** Complete units, and how many of them are shown: none before the first release. */
function countsOf(view: PublicView): { readonly complete: number; readonly shown: number } {
  const { stations, others } = view.coverage(view.election.parentOfArea.indexOf(-1));
  return { complete: stations.received + others.received, shown: stations.shown + others.shown };
}

function drawEffect(view: PublicView, contest: string, order: readonly number[]): object {
  const { election, tally } = view;
  const index = contestOf(view, contest);
  const lines = at(election.linesOfContest, index);
  const numbers = (list: readonly number[]) => list.map((line) => at(lines, line).number);
  const before = view.outcome(index);
  if (before !== null) {
    const certified = view.certification(index) !== null;
    const after = contestOutcome(election, tally, index, { draws: order, certified });
    const say = (o: ContestOutcome) => ({ ahead: numbers(o.ahead), tied: numbers(o.tied) });
    return { cut: view.head.number, contest, before: say(before), after: say(after) };
  }
  const outcomes = election.pkg.contests.map((_, c) => view.outcome(c));
  const seats = seatTable(election, tally, outcomes, { draws: order });
  const parties = view.seats?.tiedForLast ?? [];
  const listNumbers = (list: readonly number[]) =>
    list.map((p) => at(election.pkg.parties, p).listNumber ?? 0);
  const more = parties.filter((p) => (seats?.parties[p]?.list ?? 0) > (view.seats?.parties[p]?.list ?? 0));
  return {
    cut: view.head.number,
    contest,
    before: { ahead: [], tied: listNumbers(parties) },
    after: { ahead: listNumbers(more), tied: listNumbers(seats?.tiedForLast ?? []) },
  };
}

function certificationEffect(view: PublicView, contest: string): object {
  const { contests } = view.election.pkg;
  const index = contestOf(view, contest);
  const certified = contests.filter((_, c) => view.certification(c) !== null).length;
  const before = view.certification(index) !== null;
  const official = contests.every((_, c) => c === index || view.certification(c) !== null);
  return {
    cut: view.head.number,
    contest,
    before: { certified: before, contests: certified, status: view.head.status },
    after: {
      certified: true,
      contests: certified + (before ? 0 : 1),
      status: official ? 'official' : 'unofficial',
    },
    of: contests.length,
  };
}

function contestOf(view: PublicView, contest: string): number {
  const index = view.election.pkg.contests.findIndex(({ id }) => id === contest);
  if (index < 0) throw new Error(`proposal about the unknown contest ${contest}`);
  return index;
}

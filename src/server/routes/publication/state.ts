import { checkLists } from '../../../centre/publication-control/check-list.ts';
import { policyNow } from '../../../centre/publication-control/policy-now.ts';
import type { StoredProposal } from '../../../centre/publication-control/rows.ts';
import { waitingProposals } from '../../../centre/publication-control/rows.ts';
import type { PublicView } from '../../../publication/model.ts';
import type { AppDeps } from '../../deps.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { effectOf } from './effect.ts';
import { onceACut } from './once-a-cut.ts';
import { isBlind, proposalView } from './proposal-view.ts';

export const getPublication: ApiRoute = {
  method: 'GET',
  url: '/api/publication',
  access: 'see-publication',
  area: 'none',
  schema: {
    summary: 'What the public sees now, the rules in force and planned, and the proposals that wait.',
    response: replies({ 200: described('The state of publication.') }),
  },
  async handle({ deps, person }) {
    const { view, alarm } = deps.publicWindow();
    const { publication } = deps.election.pkg.manifest;
    const now = deps.clock();
    const [policy, waiting] = await Promise.all([
      policyNow(deps.db, publication, now),
      waitingProposals(deps.db),
    ]);
    const certifies = waiting.some(({ value }) => value.kind === 'certification');
    const lists = certifies ? await checkLists(deps.db, deps.election) : [];
    return {
      status: 200,
      body: {
        now: new Date(now).toISOString(),
        alarm,
        policy,
        plan: planOf(deps),
        cut: view === null ? null : onceACut(view, 'cut', () => cutOf(view)),
        waiting: waiting.map((proposal) => {
          const blind = isBlind(proposal, person);
          const effect = view === null || blind ? null : effectOf(view, proposal.value, policy);
          const checks = lists.find((list) => list.contest === contestOf(proposal)) ?? null;
          return { ...proposalView(proposal, person), effect, blind, checks };
        }),
      },
    };
  },
};

/** The contest that a proposal would certify; null for anything else. */
function contestOf({ value }: StoredProposal): string | null {
  return value.kind === 'certification' ? value.contest : null;
}

/** The times and the cap that the package sets. */
function planOf({ election }: AppDeps): object {
  const { embargoUntil, firstRelease, completeBy, cap } = election.pkg.manifest.publication;
  const instant = (ms: number) => new Date(ms).toISOString();
  return {
    embargoUntil: instant(embargoUntil),
    firstRelease: instant(firstRelease),
    completeBy: instant(completeBy),
    capPercent: cap.percent,
    capReason: cap.reason,
    capSource: cap.source,
    capUntil: cap.until === null ? null : instant(cap.until),
  };
}

function cutOf(view: PublicView): object {
  const { head, policy, election } = view;
  const held = { cap: 0, embargo: 0, pause: 0 };
  election.pkg.areas.forEach((area, a) => {
    if (area.kind !== 'constituency') return;
    for (const { why } of view.held(a)) held[why] += 1;
  });
  const { stations, others } = view.coverage(election.parentOfArea.indexOf(-1));
  return {
    number: head.number,
    at: head.at,
    ledgerSize: head.ledgerSize,
    status: head.status,
    policy: {
      capPercent: policy.capPercent,
      capReason: policy.capReason,
      capSource: policy.capSource,
      paused: policy.paused,
      pauseReason: { th: policy.pauseReason, en: policy.pauseReasonEn },
      embargo: policy.embargo,
    },
    held,
    stations,
    others,
  };
}

import { at } from '../../../basics/assert.ts';
import { checkLists } from '../../../centre/publication-control/check-list.ts';
import type { PublicView } from '../../../publication/model.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getPublicationContests: ApiRoute = {
  method: 'GET',
  url: '/api/publication/contests',
  access: 'see-publication',
  area: 'none',
  schema: {
    summary:
      'Every contest: equal votes that need a lot, what stands between it and certification, how it was certified.',
    response: replies({ 200: described('The contests, in the order of the package.') }),
  },
  async handle({ deps }) {
    const { view } = deps.publicWindow();
    const lists = await checkLists(deps.db, deps.election);
    const contests = deps.election.pkg.contests.map((contest, c) => ({
      id: contest.id,
      kind: contest.kind,
      ballot: contest.ballot,
      title: contest.title,
      area: { id: contest.areaId, name: deps.election.getArea(contest.areaId).name },
      seats: contest.seats,
      checks: lists[c],
      ...(view === null ? NOT_YET : standingOf(view, c)),
    }));
    return { status: 200, body: { cut: view?.head.number ?? null, contests } };
  },
};

const NOT_YET = { tie: null, draw: null, certification: null, heldBack: null };

/** What the newest cut says of a contest. */
function standingOf(view: PublicView, contest: number): object {
  const { election } = view;
  const area = election.areaIndex.get(at(election.pkg.contests, contest).areaId) ?? 0;
  const { stations, others } = view.coverage(area);
  return {
    tie: tieOf(view, contest),
    draw: view.draw(contest),
    certification: view.certification(contest),
    heldBack: stations.heldBack + others.heldBack,
  };
}

/** The lines between which a lot must decide, with their votes; null when there is no tie that matters. */
function tieOf(view: PublicView, contest: number): object | null {
  const { election } = view;
  const lines = at(election.linesOfContest, contest);
  const outcome = view.outcome(contest);
  if (outcome !== null) {
    if (outcome.tied.length === 0) return null;
    const votes = new Map(outcome.ranking.map((ranked) => [ranked.line, ranked.votes]));
    return {
      places: at(election.pkg.contests, contest).seats - outcome.ahead.length,
      lines: outcome.tied.map((line) => ({ ...named(view, contest, line), votes: votes.get(line) ?? 0 })),
    };
  }
  const tied = view.seats?.tiedForLast ?? [];
  if (at(election.pkg.contests, contest).kind !== 'party-list' || tied.length === 0) return null;
  const votes = new Map((view.seats?.parties ?? []).map((p) => [p.partyIndex, p.votes]));
  return {
    places: null,
    lines: tied.map((party) => {
      const line = lines.findIndex((l) => l.partyIndex === party);
      return { ...named(view, contest, line), votes: votes.get(party) ?? 0 };
    }),
  };
}

function named(view: PublicView, contest: number, line: number): object {
  const { number, name, partyIndex, candidate } = at(at(view.election.linesOfContest, contest), line);
  const party = candidate === null ? undefined : view.election.pkg.parties[partyIndex]?.name;
  return { number, name, party: party ?? null };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Election } from '../election/lookup.ts';
import { planDesks } from './accounts.ts';
import { Board } from './board.ts';
import { Clerk } from './clerk.ts';
import { comparePublished } from './compare.ts';
import { compareSampleExpected } from './compare-expected.ts';
import { compareOfficial } from './compare-official.ts';
import type { Comparison } from './comparison.ts';
import { peopleOfDesks, runErrands } from './errands.ts';
import type { FormRow } from './form-row.ts';
import type { NightForms } from './forms-file.ts';
import { Http } from './http.ts';
import { liftCap } from './lift-cap.ts';
import type { MishapShares } from './mishaps.ts';
import { Mishaps } from './mishaps.ts';
import { Night } from './night.ts';
import type { PathsSeen } from './paths.ts';
import { PathWatch } from './paths.ts';
import type { Cast } from './people.ts';
import { castPeople, lookAtAll, watchForStandstill } from './people.ts';
import { Progress } from './progress.ts';
import { openPublished } from './published.ts';
import { randomFrom } from './random.ts';
import type { NightClock } from './sender.ts';
import { arrivals, sendPhotos } from './sender.ts';
import { Supervisor } from './supervisor.ts';

export interface DrillOptions {
  readonly url: string;
  readonly formsDir: string;
  readonly adminPassword: string;
  /** Minutes of the night in one real minute; null: as fast as possible. */
  readonly speed: number | null;
  /** Only the units of this province; null: all. */
  readonly province: string | null;
  readonly liftCap: boolean;
  readonly clerks: number;
  readonly seed: number;
  readonly shares: MishapShares;
  /** Ways to the results that a reader asks all night, and how often, milliseconds. */
  readonly paths?: { readonly urls: readonly string[]; readonly everyMs: number };
  /** Called about once a second with a line of progress. */
  readonly onProgress: (line: string) => void;
}

export interface DrillResult {
  readonly comparison: Comparison;
  readonly counts: Night['counts'];
  readonly run: { readonly accepted: number; readonly seconds: number; readonly rate: number };
  readonly retries: number;
  readonly calls: number;
  readonly cut: number;
  readonly shownForms: number;
  readonly forms: number;
  /** Null when nobody asked. */
  readonly paths: PathsSeen | null;
}

/** How long ways to the results may take to come to the same cut in the end. */
const PATHS_PATIENCE_MS = 60_000;

/** Forms in work at full speed, for each clerk: enough that nobody waits. */
const BACKLOG_PER_CLERK = 20;
const MIN_SIGNATURES = 5;

/** Plays the night from where the server stands to its end, then compares what is published with the truth. */
export async function runDrill(
  election: Election,
  forms: NightForms,
  options: DrillOptions,
): Promise<DrillResult> {
  const mishaps = new Mishaps(options.seed, options.shares);
  const rows = rowsOfProvince(election, forms.rows, options.province);
  const played = new Set(
    election.returns.filter((spec) => rows[spec.index] !== null).map((spec) => spec.unit.centreId as string),
  );
  const desks = planDesks(election, [...played], options.clerks);
  const people = desks.reduce((n, desk) => n + desk.clerks.length + desk.supervisors.length, 0);
  const http = new Http(options.url, people + 8);
  const watch = options.paths === undefined ? null : new PathWatch(options.paths.urls, options.paths.everyMs);
  watch?.start();
  try {
    const cast = await castPeople(http, options.adminPassword, desks);
    const deskOf = new Map(desks.flatMap((desk, d) => desk.centreIds.map((centre) => [centre, d] as const)));
    const inScope = rows.map((row) => row !== null);
    // the night is made after the board, and the board asks the night only when a form has been accepted
    const holder: { night: Night | null } = { night: null };
    const board = new Board(election, inScope, deskOf, (spec) => {
      const { night } = holder;
      return (
        night !== null && inScope[spec.index] === true && mishaps.needsCorrection(spec, night.truth(spec))
      );
    });
    const night = new Night(election, rows, mishaps, board, options.speed);
    holder.night = night;
    const look = () => lookAtAll(election, desks, cast.session, board);
    await look();
    const clock: NightClock = { minute: 0 };
    const progress = new Progress(night, clock);
    await play(night, forms, desks, cast, clock, look, () => options.onProgress(progress.line()));
    const run = progress.summary();
    if (options.liftCap) await liftCap(cast.admin, cast.publisher);
    const compared = await compareWhenPublished(http, night, options);
    return {
      ...compared,
      counts: night.counts,
      run,
      retries: http.retries,
      calls: http.calls,
      forms: board.total,
      paths: (await watch?.finish(PATHS_PATIENCE_MS)) ?? null,
    };
  } finally {
    watch?.stop();
    await http.close();
  }
}

function rowsOfProvince(
  election: Election,
  rows: readonly (FormRow | null)[],
  province: string | null,
): (FormRow | null)[] {
  if (province === null) return [...rows];
  return rows.map((row, index) => {
    const spec = election.returns[index];
    if (row === null || spec === undefined) return null;
    const inside = election.areasOfUnit[spec.unitIndex]?.some((a) => election.pkg.areas[a]?.id === province);
    return inside ? row : null;
  });
}

async function play(
  night: Night,
  forms: NightForms,
  desks: ReturnType<typeof planDesks>,
  cast: Cast,
  clock: NightClock,
  look: () => Promise<void>,
  tick: () => void,
): Promise<void> {
  const { board } = night;
  const peopleOf = peopleOfDesks(desks, cast.session);
  const clerks = desks.flatMap((desk, d) =>
    desk.clerks.map((name) => new Clerk(night, cast.session(name), d, randomFrom(1, name))),
  );
  const supervisors = desks.flatMap((desk, d) =>
    desk.supervisors.map((name) => new Supervisor(night, cast.session(name), d)),
  );
  const lanes = night.speed === null ? clerks.length : 8;
  const stop = () => {
    night.stopped = true;
    board.wakeAll();
  };
  const watchEnd = async () => {
    for (let shown = 0; !night.stopped; await sleep(100)) {
      if (Date.now() - shown >= 1000) {
        shown = Date.now();
        tick();
      }
      if (board.finished) stop();
    }
    tick();
  };
  const all = [
    sendPhotos(
      night,
      arrivals(night, forms.minutes),
      peopleOf,
      lanes,
      clerks.length * BACKLOG_PER_CLERK,
      clock,
    ),
    ...clerks.map((clerk) => clerk.work()),
    ...supervisors.map((supervisor) => supervisor.work()),
    runErrands(night, peopleOf),
    runErrands(night, peopleOf),
    watchForStandstill(
      board,
      () => lookAndFree(night, look),
      () => night.stopped,
    ),
    watchEnd(),
  ];
  // the first error ends the night for everybody, so that nothing goes on behind a failed drill
  await Promise.all(
    all.map((work) =>
      work.catch((error: unknown) => {
        stop();
        throw error;
      }),
    ),
  );
}

/** Entries in doubt that nobody of this run typed (an earlier run did) go to the supervisors. */
async function lookAndFree(night: Night, look: () => Promise<void>): Promise<void> {
  await look();
  const { board, election } = night;
  for (const spec of election.returns) {
    if (board.inScope[spec.index] && board.stageOf(spec) === 'in-doubt') board.markStuck(spec.unit.centreId);
  }
}

const PATIENCE_MS = 120_000;
/** When no newer cut has come for so long, what is published is what there is. */
const QUIET_MS = 20_000;

/** Compares cut after cut until one agrees; the last one's differences stand when time is over. */
async function compareWhenPublished(
  http: Http,
  night: Night,
  options: DrillOptions,
): Promise<Pick<DrillResult, 'comparison' | 'cut' | 'shownForms'>> {
  const { election, rows } = night;
  const start = Date.now();
  let lastCut = -1;
  let lastNews = start;
  let last: Pick<DrillResult, 'comparison' | 'cut' | 'shownForms'> | null = null;
  for (;;) {
    const published = await openPublished(http);
    if (published !== null && published.cut !== lastCut) {
      lastCut = published.cut;
      lastNews = Date.now();
      const policy = await published.json('/v1/policy.json');
      const cap = Number((policy['cap'] as { percent?: unknown } | undefined)?.percent);
      const { comparison, expected, shownForms } = await comparePublished({
        election,
        published,
        rows,
        signatures: Math.max(MIN_SIGNATURES, election.pkg.manifest.signaturesRequired),
        complete: cap === 100,
        province: options.province,
      });
      if (options.liftCap) comparison.check('cap lifted', 'policy', 100, cap);
      if (policy['embargo'] === true) comparison.differ('publication', 'cut', 'public figures', 'embargo');
      if (cap === 100 && options.province === null) {
        const sample = await compareSampleExpected(election, options.formsDir, expected, comparison);
        const official = await compareOfficial(election, options.formsDir, expected, comparison);
        if (!sample && !official)
          comparison.notes.push('no expected figures beside the forms: compared with sums of the forms');
      } else if (cap !== 100) {
        comparison.notes.push(`the cap of ${cap} % holds: only what is shown was compared`);
        checkShown(night, cap, shownForms, comparison);
      } else comparison.notes.push(`only ${options.province} was played: nation and seats were not compared`);
      last = { comparison, cut: published.cut, shownForms };
      if (comparison.differing === 0) return last;
    }
    const now = Date.now();
    if (now - start > PATIENCE_MS || (last !== null && now - lastNews > QUIET_MS)) break;
    await sleep(1000);
  }
  if (last === null) throw new Error('nothing was published');
  return last;
}

/** Under the cap exactly floor(cap × stations) of each constituency and all other units are shown when everything is in. */
function checkShown(night: Night, cap: number, shownForms: number, comparison: Comparison): void {
  const { election } = night;
  let expected = 0;
  election.pkg.areas.forEach((area, a) => {
    if (area.kind !== 'constituency') return;
    const units = (election.unitsOfConstituency[a] ?? []).filter((u) =>
      (election.returnsOfUnit[u] ?? []).some((r) => r >= 0 && night.board.inScope[r]),
    );
    const formsOf = (u: number) => (election.returnsOfUnit[u] ?? []).filter((r) => r >= 0).length;
    const stations = units.filter((u) => election.pkg.units[u]?.kind === 'station');
    const others = units.filter((u) => election.pkg.units[u]?.kind !== 'station');
    const most = Math.floor((cap * stations.length) / 100);
    expected += stations.slice(0, most).reduce((n, u) => n + formsOf(u), 0);
    expected += others.reduce((n, u) => n + formsOf(u), 0);
  });
  comparison.check('forms shown under the cap', 'all constituencies', expected, shownForms);
}

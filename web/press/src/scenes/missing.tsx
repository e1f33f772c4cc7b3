import { formatMoment } from '../../../shared/dates.ts';
import { groupDigits } from '../../../shared/numbers.ts';
import { placeName } from '../data/names.ts';
import type { Counts, PolicyFile } from '../data/v1.ts';
import { POLICY } from '../needs.ts';
import { Bar, Name, share, shownPercent } from '../parts/basics.tsx';
import type { Stage } from '../stage.ts';
import { ballotName, fileOf } from '../stage.ts';

const PLACES = 5;

/** What is not in the totals and why, where most of it lies, and how many voters came. */
export function MissingScene({ stage }: { stage: Stage }) {
  return (
    <div class="columns even">
      <div>
        <Reasons stage={stage} />
        <Turnout stage={stage} />
      </div>
      <Places stage={stage} />
    </div>
  );
}

const awaited = ({ expected, received, partly }: Counts) => expected - received - partly;

function Reasons({ stage }: { stage: Stage }) {
  const { w, p, nation } = stage;
  const { stations, others } = nation.coverage;
  const both = others.expected > 0;
  const rows = [
    [w.expected, (counts: Counts) => counts.expected],
    [w.shown, (counts: Counts) => counts.shown],
    [w.held, (counts: Counts) => counts.heldBack],
    [w.onlySome, (counts: Counts) => counts.partly],
    [p.awaited, awaited],
  ] as const;
  return (
    <section>
      <h2>{w.coverage}</h2>
      <table class="rows small">
        <thead>
          <tr>
            <th scope="col">{w.coverageKind}</th>
            <th scope="col" class="r n6">
              {w.stations}
            </th>
            {both && (
              <th scope="col" class="r n6">
                {p.advanceShort}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, count]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td class="r">{groupDigits(count(stations))}</td>
              {both && <td class="r">{groupDigits(count(others))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {stations.heldBack > 0 && <p class="why">{heldWhy(stage)}</p>}
    </section>
  );
}

/** Why units that are in are not shown: a pause, the hour, or the cap with its end. */
function heldWhy(stage: Stage): string {
  const { w, m, nation, language } = stage;
  const { policy } = nation;
  if (policy.paused) return w.paused;
  if (policy.embargo) return w.embargo(formatMoment(policy.firstRelease, language));
  const until = fileOf<PolicyFile>(stage, POLICY)?.value.cap.until ?? null;
  const ends = until === null ? '' : `. ${m.capEnds(formatMoment(Date.parse(until), language))}`;
  return `${w.heldBackCap(String(policy.capPercent))}${ends}`;
}

function Turnout({ stage }: { stage: Stage }) {
  const { m, p, w, nation } = stage;
  return (
    <section>
      <h2>{m.turnout}</h2>
      <table class="rows small">
        <thead>
          <tr>
            <th scope="col">{w.item}</th>
            {nation.ballots.map(({ ballot }) => (
              <th key={ballot} scope="col" class="r n6">
                {ballotName(stage, ballot)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{p.turnoutStations}</th>
            {nation.ballots.map(({ ballot, stations }) => (
              <td key={ballot} class="r">
                <strong>{share(stage, stations.present, stations.registered, 2)}</strong>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{w.invalid}</th>
            {nation.ballots.map(({ ballot, total }) => (
              <td key={ballot} class="r">
                {share(stage, total.invalid, total.counted, 2)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{w.noVote}</th>
            {nation.ballots.map(({ ballot, total }) => (
              <td key={ballot} class="r">
                {share(stage, total.noVote, total.counted, 2)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Places({ stage }: { stage: Stage }) {
  const { nation, p, m } = stage;
  const rows = nation.provinces.length > 1 ? nation.provinces : nation.constituencies;
  const left = (row: (typeof rows)[number]) => row[3] - row[1];
  const most = [...rows].filter((row) => left(row) > 0).sort((a, b) => left(b) - left(a));
  return (
    <section>
      <h2>{p.mostMissing}</h2>
      {most.length === 0 && <p class="none">{m.missingNone}</p>}
      <ul class="news">
        {most.slice(0, PLACES).map((row) => (
          <li key={row[0]}>
            <p class="head">
              <Name stage={stage} text={placeName(stage.areas, row[0], stage.language)} />
              <strong class="r">{p.left(groupDigits(left(row)))}</strong>
            </p>
            <Bar part={row[1]} whole={row[3]} />
            <p class="soft">
              {p.shown(shownPercent(stage, row[1], row[3]))} ·{' '}
              {stage.w.stationsShown(groupDigits(row[1]), groupDigits(row[3]))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

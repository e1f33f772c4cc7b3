import type { Totals } from '../../../src/tally/model.ts';
import { groupDigits, progressPercent, sharePercent, withSign } from '../../shared/numbers.ts';
import type { MoreWords } from '../more-words.ts';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import { Block, ProgressBar } from './basics.tsx';
import { OthersByKind } from './others-by-kind.tsx';

/** How far each ballot is, one after the other: never one number for two ballots (P20). */
export function BallotProgress({ site, area }: { site: Site; area: number }) {
  const { w, view } = site;
  const official = view.head.status === 'official';
  const coverage = view.coverage(area);
  const registered = site.index.registered[area] ?? 0;
  const { stations } = coverage;
  return (
    <Block site={site} id="counting" title={w.counting}>
      {site.index.kinds.map((kind, ballot) => {
        const totals = view.tally.totals(area, ballot);
        const shown = totals.stations;
        const percent = progressPercent(shown, stations.expected, official);
        const ofVoters = progressPercent(totals.counted, registered, official);
        const complete = !official && stations.expected > 0 && shown >= stations.expected;
        return (
          <div key={kind}>
            <h3>{w.ballot[kind]}</h3>
            <ProgressBar part={shown} whole={stations.expected} />
            <p>
              {percent !== null && <strong class="n">{w.ofStations(percent)}</strong>}
              {complete && ` ${w.awaitingCertification}`}{' '}
              <span class="n">{w.stationsShown(groupDigits(shown), groupDigits(stations.expected))}</span> ·{' '}
              <span class="n">{w.stationsReceived(groupDigits(stations.received))}</span>
              <br />
              {registered > 0 && (
                <>
                  <span>{w.votersCounted(groupDigits(totals.counted), groupDigits(registered))}</span>
                  {ofVoters !== null && <span class="n"> ({w.ofRegistered(ofVoters)})</span>}
                </>
              )}
            </p>
          </div>
        );
      })}
      <p>
        {stations.heldBack + coverage.others.heldBack > 0 && (
          <>
            <span class="n">{w.heldBack(groupDigits(stations.heldBack + coverage.others.heldBack))}</span> ·{' '}
          </>
        )}
        {stations.partly + coverage.others.partly > 0 && (
          <>
            <span class="n">{w.partly(groupDigits(stations.partly + coverage.others.partly))}</span> ·{' '}
          </>
        )}
        <a href={`${link(site, { page: 'about' })}#differ`}>
          {site.index.kinds.length > 1 ? w.whyDiffer : w.about}
        </a>
      </p>
    </Block>
  );
}

/** Units of an area by kind: expected, received, shown, held back. Advance votes are their own line (P1). */
export function CoverageTable({ site, area }: { site: Site; area: number }) {
  const { w, view } = site;
  const coverage = view.coverage(area);
  const rows = [
    { title: w.stations, counts: coverage.stations },
    { title: w.others, counts: coverage.others },
  ].filter((row) => row.counts.expected > 0);
  return (
    <Block site={site} id="coverage" title={w.coverage}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.coverageKind}</th>
            {rows.map((row) => (
              <th key={row.title} scope="col" class="r">
                {row.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['expected', 'received', 'shown', 'heldBack', 'partly'] as const).map((key) => (
            <tr key={key}>
              <th scope="row">{{ ...w, heldBack: w.held, partly: w.onlySome }[key]}</th>
              {rows.map((row) => (
                <td key={row.title} class="r">
                  {groupDigits(row.counts[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {area !== site.index.nation && <OthersByKind site={site} area={area} />}
    </Block>
  );
}

function sumText(m: MoreWords, off: number): string {
  return off === 0 ? m.sumRight : m.sumOff(groupDigits(Math.abs(off)));
}

type Line = (site: Site, totals: Totals, stations: Totals) => string;

/** Ballots of an area, one column for each ballot; stations and advance votes on lines of their own. */
export function BallotTable({ site, area }: { site: Site; area: number }) {
  const { w, m, view } = site;
  const ballots = site.index.kinds.map((kind, ballot) => ({
    kind,
    all: view.tally.totals(area, ballot),
    stations: view.tally.stationTotals(area, ballot),
  }));
  const rows: readonly (readonly [string, Line, boolean])[] = [
    [w.registeredShown, (_, t) => groupDigits(t.registered), false],
    [w.present, (_, t) => groupDigits(t.present), false],
    [
      w.turnoutStations,
      (_, __, s) => {
        const percent = sharePercent(s.present, s.registered);
        return percent === null ? '–' : withSign(percent, site.language);
      },
      false,
    ],
    [m.received, (_, __, s) => groupDigits(s.received), false],
    [m.used, (_, __, s) => groupDigits(s.used), false],
    [m.left, (_, __, s) => groupDigits(s.left), false],
    [w.counted, (_, t) => groupDigits(t.counted), true],
    [w.countedStations, (_, __, s) => groupDigits(s.counted), false],
    [w.countedOthers, (_, t, s) => groupDigits(t.counted - s.counted), false],
    [w.valid, (_, t) => groupDigits(t.valid), false],
    [w.invalid, (_, t) => groupDigits(t.invalid), false],
    [w.noVote, (_, t) => groupDigits(t.noVote), false],
    [m.sumUsed, (_, __, s) => sumText(m, s.used - s.counted), false],
    [m.sumReceived, (_, __, s) => sumText(m, s.received - s.used - s.left), false],
  ];
  return (
    <Block site={site} id="ballots" title={w.ballots}>
      {ballots.every((b) => b.all.returns === 0) ? (
        <p>{w.noFigures}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{w.item}</th>
              {ballots.map((b) => (
                <th key={b.kind} scope="col" class="r">
                  {w.contest[b.kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([title, line, strong]) => (
              <tr key={title} class={strong ? 'a' : undefined}>
                <th scope="row">{title}</th>
                {ballots.map((b) => (
                  <td key={b.kind} class="r">
                    {line(site, b.all, b.stations)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ballots.some(
        (b) =>
          b.stations.used !== b.stations.counted || b.stations.received !== b.stations.used + b.stations.left,
      ) && <p class="soft">{m.sumNote}</p>}
    </Block>
  );
}

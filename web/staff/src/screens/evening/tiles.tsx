import type { ReactNode } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { NumbersRow } from '../../api/evening-types.ts';
import { STATUSES, TASKS } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ageText, spanText } from '../../evening/ages.ts';
import { StatusMark } from '../../evening/status-mark.tsx';
import { EVENING_WORDS } from '../../evening/words.ts';
import { useWords } from '../../words.ts';
import { Bar } from './bar.tsx';
import { acceptedOf, percentDone, percentOf, perMinute, publicOf, receivedOf } from './figures.ts';
import { ForecastText } from './forecast-text.tsx';
import { WORDS } from './words.ts';

interface TilesProps {
  readonly row: NumbersRow;
  /** The server's time, seconds. */
  readonly now: number;
}

/** The numbers of a part of the election: how far, how fast, until when, what waits, how well. */
export function Tiles({ row, now }: TilesProps) {
  const words = useWords(WORDS);
  return (
    <div className="tiles">
      <Tile title={words.progress} wide>
        <Progress row={row} />
      </Tile>
      <Tile title={words.forecast}>
        <ForecastText row={row} />
      </Tile>
      <Tile title={words.onDuty}>
        <p className="big">{words.peopleCount(groupDigits(row.onDuty))}</p>
      </Tile>
      <Tile title={words.rate}>
        <Rates row={row} />
      </Tile>
      <Tile title={words.waiting}>
        <WaitingTasks row={row} now={now} />
      </Tile>
      <Tile title={words.quality}>
        <Quality row={row} />
      </Tile>
      <Tile title={words.latency}>
        <Latency row={row} />
      </Tile>
      <Tile title={words.statusOfForms}>
        <Statuses row={row} />
      </Tile>
    </div>
  );
}

interface TileProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Tile({ title, wide, children }: TileProps) {
  return (
    <section className={wide === true ? 'tile wide' : 'tile'}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Progress({ row }: { readonly row: NumbersRow }) {
  const words = useWords(WORDS);
  const lines = [
    { name: words.received, part: receivedOf(row), whole: row.returns, text: words.ofForms },
    { name: words.accepted, part: acceptedOf(row), whole: row.returns, text: words.ofForms },
    { name: words.public, part: publicOf(row), whole: row.returns, text: words.ofForms },
    { name: words.complete, part: row.units.complete, whole: row.units.expected, text: words.ofUnits },
    { name: words.missing, part: row.units.missing, whole: row.units.expected, text: words.ofUnits },
  ];
  return (
    <table className="progress-lines">
      <tbody>
        {lines.map(({ name, part, whole, text }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="percent">{percentDone(part, whole)}</td>
            <td className="bar-cell">
              <Bar part={part} whole={whole} lacking={name === words.missing} />
            </td>
            <td>{text(groupDigits(part), groupDigits(whole))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rates({ row }: { readonly row: NumbersRow }) {
  const words = useWords(WORDS);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.step}</th>
          <th scope="col" className="n">
            {words.last5}
          </th>
          <th scope="col" className="n">
            {words.last15}
          </th>
        </tr>
      </thead>
      <tbody>
        {(['arrived', 'first', 'second', 'accepted'] as const).map((step) => (
          <tr key={step}>
            <th scope="row">{words.steps[step]}</th>
            <td className="n">{perMinute(row.rate[step][0])}</td>
            <td className="n">{perMinute(row.rate[step][1])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function WaitingTasks({ row, now }: TilesProps) {
  const words = useWords(WORDS);
  const shared = useWords(EVENING_WORDS);
  const { language } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.task}</th>
          <th scope="col" className="n">
            {words.count}
          </th>
          <th scope="col" className="n">
            {words.oldest}
          </th>
        </tr>
      </thead>
      <tbody>
        {TASKS.map((task) => {
          const { count, oldest } = row.waiting[task];
          return (
            <tr key={task}>
              <th scope="row">{shared.task[task]}</th>
              <td className="n">{groupDigits(count)}</td>
              <td className="n">{oldest === null ? words.none : ageText(now - oldest, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function Quality({ row }: { readonly row: NumbersRow }) {
  const words = useWords(WORDS);
  const { differences, corrections } = row;
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">{words.differences}</th>
          <td className="n">
            <b>{percentOf(differences.differed, differences.of)}</b>
          </td>
          <td className="n">
            {words.rateOf(groupDigits(differences.differed), groupDigits(differences.of))}
          </td>
        </tr>
        <tr>
          <th scope="row">{words.corrections}</th>
          <td className="n">
            <b>{percentOf(corrections.corrected, corrections.of)}</b>
          </td>
          <td className="n">
            {words.rateOf(groupDigits(corrections.corrected), groupDigits(corrections.of))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Latency({ row }: { readonly row: NumbersRow }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const span = (seconds: number | null) => (seconds === null ? words.none : spanText(seconds, language));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.step}</th>
          <th scope="col" className="n">
            {words.half}
          </th>
          <th scope="col" className="n">
            {words.most}
          </th>
        </tr>
      </thead>
      <tbody>
        {(['first', 'second', 'accepted', 'public'] as const).map((step) => {
          const times = row.latency[step];
          if (times === undefined) return null;
          return (
            <tr key={step}>
              <th scope="row">{words.latencies[step]}</th>
              <td className="n">{span(times.p50)}</td>
              <td className="n">{span(times.p95)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Statuses({ row }: { readonly row: NumbersRow }) {
  return (
    <table>
      <tbody>
        {STATUSES.filter((status) => (row.statuses[status] ?? 0) > 0).map((status) => (
          <tr key={status}>
            <th scope="row">
              <StatusMark status={status} />
            </th>
            <td className="n">{groupDigits(row.statuses[status] ?? 0)}</td>
            <td className="bar-cell">
              <Bar part={row.statuses[status] ?? 0} whole={row.returns} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

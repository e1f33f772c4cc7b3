import { useEffect, useRef } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { NumbersRow, Scope } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { Freshness } from '../../evening/freshness.tsx';
import { useNow, useServerNow } from '../../evening/use-now.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { Bar } from './bar.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { CourseChart } from './course-chart.tsx';
import { acceptedOf, clock, percentDone, percentOf, perMinute, publicOf } from './figures.ts';
import { ForecastText } from './forecast-text.tsx';
import { WaitingTasks } from './tiles.tsx';
import { NUMBERS_EVERY_MS, useCourse, useNumbers } from './use-numbers.ts';
import './wall.css';
import { WORDS } from './words.ts';

/** Areas named on the wall. */
const NAMED = 5;

interface WallProps {
  readonly scope: Scope;
  readonly inside: readonly string[];
  readonly onLeave: () => void;
}

/** The evening on a wall: large and dark, and never a person's name. */
export function Wall({ scope, inside, onLeave }: WallProps) {
  const words = useWords(WORDS);
  const { me, say, language } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const leave = useRef<HTMLButtonElement>(null);
  const { data, error } = useNumbers('total', scope);
  const course = useCourse(scope);
  const time = useNow(1_000);
  const now = useServerNow(data?.at ?? 0, data?.came ?? 0);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    leave.current?.focus();
    return () => element?.close();
  }, []);
  const row = data?.rows[0];
  return (
    <dialog ref={dialog} className="wall" aria-label={words.wall} onClose={onLeave}>
      <header>
        <strong>{me !== null && say(me.election.title)}</strong>
        <Breadcrumbs scope={scope} inside={inside} />
        <Freshness came={data?.came ?? 0} everyMs={NUMBERS_EVERY_MS} failed={error !== null} />
        <span className="wall-clock">{clock(time / 1000, language)}</span>
      </header>
      <Trouble error={error} />
      {row !== undefined && (
        <div className={scope.centre === undefined ? 'wall-grid with-parts' : 'wall-grid'}>
          <Main row={row} />
          <section className="wall-tile">
            <h2>{words.forecast}</h2>
            <ForecastText row={row} />
          </section>
          <section className="wall-tile">
            <h2>{words.rate}</h2>
            <p className="big">{perMinute(row.rate.accepted[0])}</p>
            <p>
              {words.steps['accepted']} · {words.last5}
            </p>
            <p>
              {words.steps['arrived']} {perMinute(row.rate.arrived[0])}
            </p>
          </section>
          <section className="wall-tile">
            <h2>{words.missing}</h2>
            <p className="big">{groupDigits(row.units.missing)}</p>
            <p>{words.ofUnits(groupDigits(row.units.missing), groupDigits(row.units.expected))}</p>
          </section>
          <section className="wall-tile">
            <h2>{words.quality}</h2>
            <p>
              {words.differences} <b>{percentOf(row.differences.differed, row.differences.of)}</b>
            </p>
            <p>
              {words.corrections} <b>{percentOf(row.corrections.corrected, row.corrections.of)}</b>
            </p>
            <p>
              {words.onDuty} <b>{words.peopleCount(groupDigits(row.onDuty))}</b>
            </p>
          </section>
          <section className="wall-tile wall-waiting">
            <h2>{words.waiting}</h2>
            <WaitingTasks row={row} now={now} />
          </section>
          <section className="wall-tile wall-course">
            <h2>{words.course}</h2>
            {course.data !== undefined && course.data.counts.arrived.length > 0 ? (
              <CourseChart course={course.data} height={scope.centre === undefined ? 270 : 320} />
            ) : (
              <p>{words.noCourse}</p>
            )}
          </section>
          {scope.centre === undefined && <Slowest scope={scope} />}
        </div>
      )}
      <footer>
        <button type="button" onClick={() => void document.documentElement.requestFullscreen()}>
          ⛶ {words.full}
        </button>
        <button ref={leave} type="button" onClick={() => dialog.current?.close()}>
          {words.leaveWall}
        </button>
      </footer>
    </dialog>
  );
}

function Main({ row }: { readonly row: NumbersRow }) {
  const words = useWords(WORDS);
  const lines = [
    { name: words.accepted, part: acceptedOf(row) },
    { name: words.public, part: publicOf(row) },
  ];
  return (
    <section className="wall-main">
      {lines.map(({ name, part }) => (
        <div key={name}>
          <h2>{name}</h2>
          <p className="huge">{percentDone(part, row.returns)}</p>
          <Bar part={part} whole={row.returns} />
          <p>{words.ofForms(groupDigits(part), groupDigits(row.returns))}</p>
        </div>
      ))}
    </section>
  );
}

/** The areas that are furthest behind. */
function Slowest({ scope }: { readonly scope: Scope }) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const provinces = useNumbers(scope.area === undefined ? 'province' : null, scope);
  const several = (provinces.data?.rows.length ?? 0) > 1;
  const { data } = useNumbers(several ? 'province' : 'centre', scope);
  const share = (row: NumbersRow) => (row.returns === 0 ? 1 : acceptedOf(row) / row.returns);
  const slowest = (data?.rows ?? []).toSorted((a, b) => share(a) - share(b)).slice(0, NAMED);
  return (
    <section className="wall-tile wall-slowest">
      <h2>
        {words.slowest}: {words.by[several ? 'province' : 'centre']}
      </h2>
      <table>
        <tbody>
          {slowest.map((row) => (
            <tr key={row.id}>
              <th scope="row">{say(row.name)}</th>
              <td className="n">{percentDone(acceptedOf(row), row.returns)}</td>
              <td className="bar-cell">
                <Bar part={acceptedOf(row)} whole={row.returns} />
              </td>
              <td className="n">{row.forecast === null ? words.none : clock(row.forecast.at, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

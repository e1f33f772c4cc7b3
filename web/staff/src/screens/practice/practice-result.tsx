import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import type { Done } from './practice-form.tsx';
import { PRACTICE_WORDS } from './words.ts';

interface PracticeResultProps {
  readonly done: Done;
  readonly onAgain: () => void;
  readonly onOther: () => void;
}

/** Points: ten off for every place that was typed otherwise than the paper says. */
const OFF = 10;

export function PracticeResult({ done, onAgain, onOther }: PracticeResultProps) {
  const { w: common, say } = useDesk();
  const w = useWords(PRACTICE_WORDS);
  const { paper, places, cells, keys, ms } = done;
  const wrong = places.filter((place) => cells[place.ref] !== paper.truth[place.ref]);
  const show = (cell: string | undefined) => common.sign[cell ?? ''] ?? cell;
  const hours = Math.max(ms, 1000) / 3_600_000;
  return (
    <section className="practice-result" aria-label={w.result}>
      <h1 ref={(heading) => heading?.focus()} tabIndex={-1}>
        {w.score(Math.max(0, 100 - OFF * wrong.length))}
      </h1>
      <ul className="facts">
        <li>{w.right(places.length - wrong.length, places.length)}</li>
        <li>{w.keys(keys)}</li>
        <li>{w.time(Math.round(ms / 1000))}</li>
        <li>{w.rate(Math.round(keys / hours / 100) * 100)}</li>
      </ul>
      {wrong.length > 0 && (
        <table className="list">
          <caption>{w.wrong}</caption>
          <thead>
            <tr>
              <th scope="col">{w.place}</th>
              <th scope="col">{w.paper}</th>
              <th scope="col">{w.typed}</th>
            </tr>
          </thead>
          <tbody>
            {wrong.map((place) => (
              <tr key={place.ref}>
                <th scope="row">
                  {place.number} {say(place.label)}
                </th>
                <td>{show(paper.truth[place.ref])}</td>
                <td>{show(cells[place.ref])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {paper.slips.length > 0 && (
        <>
          <h2>{w.slips}</h2>
          <ul>
            {paper.slips.map((slip) => {
              const place = places.find((p) => p.ref === slip.ref);
              const seen = cells[slip.ref] === paper.truth[slip.ref];
              return (
                <li key={slip.ref}>
                  {place === undefined ? slip.ref : `${place.number} ${say(place.label)}`}:{' '}
                  {w.slip[slip.kind]} · <strong>{seen ? w.found : w.missed}</strong>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <p className="row">
        <button type="button" className="main" onClick={onAgain}>
          {w.again}
        </button>
        <button type="button" onClick={onOther}>
          {w.other}
        </button>
      </p>
    </section>
  );
}

import type { NumbersRow } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { acceptedOf, clock } from './figures.ts';
import { WORDS } from './words.ts';

/** When the last form will be accepted, with how sure that is; nothing is said before there is enough to go by. */
export function ForecastText({ row }: { readonly row: NumbersRow }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const { forecast } = row;
  if (acceptedOf(row) === row.returns && row.returns > 0) return <p className="big">✓ {words.finished}</p>;
  if (forecast === null)
    return (
      <>
        <p className="big none">{words.tooEarly}</p>
        <p className="none">{words.tooEarlyWhy}</p>
      </>
    );
  const earliest = clock(forecast.earliest, language);
  return (
    <>
      <p className="big">{clock(forecast.at, language)}</p>
      <p>
        {forecast.latest === null
          ? words.notBefore(earliest)
          : words.between(earliest, clock(forecast.latest, language))}
      </p>
      <p className="none">{words.limits[forecast.limit]}</p>
    </>
  );
}

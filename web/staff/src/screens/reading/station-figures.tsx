import { useQuery } from '@tanstack/react-query';
import { formatTime } from '../../../../shared/dates.ts';
import { stationApi } from '../../api/station-api.ts';
import { useDesk } from '../../desk.tsx';
import type { Place } from '../../entry/places.ts';
import { useWords } from '../../words.ts';
import { STATION_WORDS, shownFigure } from './station-words.ts';

interface StationFiguresPartProps {
  readonly unit: string;
  readonly ballot: string;
  readonly places: readonly Place[];
  /** Shows where the place stands on the photo. */
  readonly onPlace: (ref: string) => void;
}

/** What the committee typed of this accepted return; nothing where it typed nothing. */
export function StationFiguresPart({ unit, ballot, places, onPlace }: StationFiguresPartProps) {
  const { me, say, language } = useDesk();
  const w = useWords(STATION_WORDS);
  const { data } = useQuery({
    queryKey: ['station-figures', unit, ballot],
    queryFn: () => stationApi.ofReturn(unit, ballot),
    enabled: me?.may.includes('see-station-figures') === true,
  });
  if (data === undefined || data === null) return null;
  const at = w.at(formatTime(Date.parse(data.at), language));
  if (data.differences.length === 0)
    return (
      <p>
        ✓ {w.same} · {at}
      </p>
    );
  const nameOf = (ref: string) => {
    const place = places.find((each) => each.ref === ref);
    return place === undefined ? ref : `${place.number} ${say(place.label)}`.trim();
  };
  return (
    <section aria-label={w.title}>
      <h2>{w.title}</h2>
      <p>{w.intro}</p>
      <p>{at}</p>
      <ul>
        {data.differences.map(({ place, station, record }) => (
          <li key={place}>
            <button type="button" onClick={() => onPlace(place)}>
              {nameOf(place)}
            </button>{' '}
            {w.recorded} <strong>{shownFigure(record)}</strong> · {w.station}{' '}
            <strong>{shownFigure(station)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

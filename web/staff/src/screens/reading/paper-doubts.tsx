import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaperDoubt, PaperVerdict } from '../../api/reading-api.ts';
import { readingApi } from '../../api/reading-api.ts';
import { useDesk } from '../../desk.tsx';
import type { Place } from '../../entry/places.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { paperFigure, percent, READING_WORDS } from './words.ts';

interface PaperDoubtsProps {
  readonly unit: string;
  readonly ballot: string;
  readonly places: readonly Place[];
  /** Shows where the place stands on the photo. */
  readonly onPlace: (ref: string) => void;
}

/** What the paper of this accepted form seems to say otherwise; only for those who may see it, and only when there is something. */
export function PaperDoubts({ unit, ballot, places, onPlace }: PaperDoubtsProps) {
  const { me } = useDesk();
  const may = (action: string) => me?.may.includes(action) === true;
  const w = useWords(READING_WORDS);
  const queries = useQueryClient();
  const key = ['reading', unit, ballot];
  const { data = [] } = useQuery({
    queryKey: key,
    queryFn: () => readingApi.ofReturn(unit, ballot),
    enabled: may('see-reading'),
  });
  const settle = useMutation({
    mutationFn: (said: { doubt: PaperDoubt; verdict: PaperVerdict }) =>
      readingApi.settle(said.doubt, said.verdict),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reading'] }),
  });
  if (data.length === 0) return null;
  return (
    <section aria-label={w.title}>
      <h2>{w.title}</h2>
      <p>{w.intro}</p>
      <Trouble error={settle.error} />
      <ul>
        {data.map((doubt) => (
          <DoubtItem
            key={doubt.id}
            doubt={doubt}
            place={places.find((place) => place.ref === doubt.field)}
            onLook={() => onPlace(doubt.field)}
            {...(may('settle-reading') && !settle.isPending
              ? { onSay: (verdict: PaperVerdict) => settle.mutate({ doubt, verdict }) }
              : {})}
          />
        ))}
      </ul>
    </section>
  );
}

interface DoubtItemProps {
  readonly doubt: PaperDoubt;
  readonly place: Place | undefined;
  readonly onLook: () => void;
  readonly onSay?: (verdict: PaperVerdict) => void;
}

function DoubtItem({ doubt, place, onLook, onSay }: DoubtItemProps) {
  const { say } = useDesk();
  const w = useWords(READING_WORDS);
  const name = place === undefined ? doubt.field : `${place.number} ${say(place.label)}`.trim();
  return (
    <li>
      <button type="button" onClick={onLook}>
        {name}
      </button>{' '}
      {w.recorded} <strong>{paperFigure(doubt.recorded)}</strong> · {w.read}{' '}
      <strong>{paperFigure(doubt.read)}</strong> ({w.sure} {percent(doubt.confidence)})
      {doubt.verdict === null ? (
        onSay !== undefined && (
          <p className="row">
            <button type="button" onClick={() => onSay('record-right')}>
              {w.recordRight}
            </button>
            <button type="button" onClick={() => onSay('paper-differs')}>
              {w.paperDiffers}
            </button>
          </p>
        )
      ) : (
        <p>
          {w.verdict[doubt.verdict]} · {w.seen} {doubt.by}
          {doubt.verdict === 'paper-differs' && ` · ${w.correct}`}
        </p>
      )}
    </li>
  );
}

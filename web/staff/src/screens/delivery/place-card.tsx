import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Place, PlaceAct, PlaceState } from '../../api/delivery-api.ts';
import { useDesk } from '../../desk.tsx';
import { spanText } from '../../evening/ages.ts';
import { useMay } from '../../evening/may.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { useWords } from '../../words.ts';
import { PlaceProblem } from './place-problem.tsx';
import { sizeText } from './sizes.ts';
import { WORDS } from './words.ts';

/** A sign beside the word, so that no state is told by colour alone. */
const SIGNS: Readonly<Record<PlaceState, string>> = {
  delivering: '↑',
  'up-to-date': '✓',
  behind: '!',
  paused: '‖',
  faulty: '✗',
  never: '○',
};

interface PlaceCardProps {
  readonly place: Place;
  /** The server's clock, milliseconds. */
  readonly now: number;
  readonly busy: boolean;
  readonly onAct: (act: PlaceAct, reason: string) => void;
}

/** One place: its state, what it has, what is wrong, what can be done. */
export function PlaceCard({ place, now, busy, onAct }: PlaceCardProps) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const may = useMay();
  const id = useId();
  const { delivered, underWay, paused, state } = place;
  const time = (iso: string) => formatTime(Date.parse(iso), language, true);
  const size = (bytes: number) => sizeText(bytes, words.units);
  const acts: readonly PlaceAct[] = paused === null ? ['again', 'everything', 'pause'] : ['resume'];
  const what = [
    words.kinds[place.kind],
    ...place.content.map((content) => words.contents[content]),
    ...(place.everyCut ? [words.everyCut] : []),
  ];
  return (
    <section className={`place ${state}`} aria-labelledby={id}>
      <h2 id={id}>{place.name}</h2>
      <p className="place-kind">{what.join(' · ')}</p>
      <p className="place-state">
        <span aria-hidden="true">{SIGNS[state]}</span> {words.states[state]}
      </p>
      <dl>
        <Figure name={words.delivered}>
          {delivered === null ? words.nothing : words.cut(groupDigits(delivered.cut), time(delivered.at))}
        </Figure>
        {delivered !== null && (
          <>
            <Figure name={words.age}>
              {spanText(Math.max(0, (now - Date.parse(delivered.at)) / 1000), language)}
            </Figure>
            <Figure name={words.files}>
              {words.sent(
                groupDigits(delivered.sentFiles),
                size(delivered.sentBytes),
                delivered.seconds < 1 ? words.atOnce : spanText(delivered.seconds, language),
              )}
            </Figure>
            {place.kind !== 'webhook' && (
              <Figure name={words.holds}>
                {words.held(groupDigits(delivered.files), size(delivered.bytes))}
              </Figure>
            )}
          </>
        )}
      </dl>
      {underWay !== null && (
        <p className="place-way">
          <span>
            {words.underWay(
              groupDigits(underWay.cut),
              groupDigits(underWay.done),
              groupDigits(underWay.files),
            )}
          </span>
          <progress aria-label={place.name} max={Math.max(1, underWay.files)} value={underWay.done} />
        </p>
      )}
      {paused !== null && (
        <p className="place-paused">
          {words.pausedBy(paused.by, time(paused.at))}: {paused.reason}
        </p>
      )}
      {place.problem !== null && <PlaceProblem problem={place.problem} now={now} />}
      {place.leftOut > 0 && <p>{words.leftOut(groupDigits(place.leftOut))}</p>}
      {may('manage-delivery') && (
        <p className="row">
          {acts.map((act) => (
            <ReasonButton
              key={act}
              label={words[act]}
              question={words.why}
              disabled={busy}
              onReason={(reason) => onAct(act, reason)}
            />
          ))}
        </p>
      )}
    </section>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

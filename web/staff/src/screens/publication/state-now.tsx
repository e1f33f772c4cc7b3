import type { ReactNode } from 'react';
import { formatMoment } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { PublicationState } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** The state of publication in one look: cut, flow, cap, what is shown and held, second tally, times. */
export function StateNow({ state }: { state: PublicationState }) {
  const words = useWords(WORDS);
  const { language, say } = useDesk();
  const moment = (instant: string) => formatMoment(Date.parse(instant), language);
  const { cut, policy, plan, alarm } = state;
  return (
    <>
      <div className="tiles">
        <Tile label={words.cut}>
          {cut === null ? (
            words.noCut
          ) : (
            <>
              <strong className="big">{groupDigits(cut.number)}</strong>
              <span>{words.cutAt(moment(cut.at), ageOf(cut.at, state.now, words.age))}</span>
              <span>{words.ledger(groupDigits(cut.ledgerSize))}</span>
              <span>{cut.status === 'official' ? words.official : words.unofficial}</span>
            </>
          )}
        </Tile>
        <Tile label={words.flow} warn={policy.paused}>
          <strong className="big">{flowOf(state, words)}</strong>
          {cut !== null && cut.policy.paused !== policy.paused && <span>{words.ordered}</span>}
          {cut?.policy.paused === true && <span>{say(cut.policy.pauseReason)}</span>}
        </Tile>
        <Tile label={words.cap}>
          <strong className="big">{words.capOf(policy.capPercent)}</strong>
          {cut !== null && cut.policy.capPercent !== policy.capPercent && <span>{words.ordered}</span>}
          {policy.capPercent < 100 && (
            <>
              <span>{say(cut?.policy.capReason ?? plan.capReason)}</span>
              <span>
                {words.capEnds} {plan.capUntil === null ? words.capEndsByOrder : moment(plan.capUntil)}
              </span>
            </>
          )}
        </Tile>
        {cut !== null && <UnitTiles cut={cut} />}
        <Tile label={words.tally} warn={alarm !== null}>
          <strong className="big">{alarm === null ? words.tallyAgrees : words.tallyDiffers}</strong>
          {alarm !== null && <span>{alarm}</span>}
        </Tile>
        <Tile label={words.times}>
          <span>
            {words.embargoUntil}: {moment(plan.embargoUntil)}
          </span>
          <span>
            {words.firstRelease}: {moment(plan.firstRelease)}
          </span>
          <span>
            {words.completeBy}: {moment(plan.completeBy)}
          </span>
        </Tile>
      </div>
      <p className="keys">{words.updated}</p>
    </>
  );
}

function UnitTiles({ cut }: { cut: NonNullable<PublicationState['cut']> }) {
  const words = useWords(WORDS);
  const { held, stations, others } = cut;
  const all = held.cap + held.pause + held.embargo;
  return (
    <>
      <Tile label={words.shown}>
        <strong className="big">{groupDigits(stations.shown + others.shown)}</strong>
        <span>
          {words.shownOf(
            groupDigits(stations.shown + others.shown),
            groupDigits(stations.expected + others.expected),
          )}
        </span>
      </Tile>
      <Tile label={words.held}>
        <strong className="big">{groupDigits(all)}</strong>
        {held.cap > 0 && <span>{words.heldCap(groupDigits(held.cap))}</span>}
        {held.pause > 0 && <span>{words.heldPause(groupDigits(held.pause))}</span>}
        {held.embargo > 0 && <span>{words.heldEmbargo(groupDigits(held.embargo))}</span>}
      </Tile>
    </>
  );
}

function Tile({ label, warn, children }: { label: string; warn?: boolean; children: ReactNode }) {
  return (
    <section className={warn === true ? 'tile warn' : 'tile'} aria-label={label}>
      <h2>{label}</h2>
      {children}
    </section>
  );
}

function flowOf({ policy, cut }: PublicationState, words: (typeof WORDS)['th']): string {
  if (policy.paused) return `⏸ ${words.paused}`;
  return cut?.policy.embargo === true ? `⏳ ${words.embargo}` : `▶ ${words.open}`;
}

type AgeWords = (typeof WORDS)['th']['age'];

/** Time since the cut, in the largest unit that gives at least two of it. */
function ageOf(from: string, to: string, words: AgeWords): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 120) return `${seconds} ${words.seconds}`;
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} ${words.minutes}`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} ${words.hours}`;
  return `${groupDigits(Math.floor(seconds / 86_400))} ${words.days}`;
}

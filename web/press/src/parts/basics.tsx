import type { SeatState } from '../../../../src/publication/seat-state.ts';
import { groupDigits, progressPercent, sharePercent, withSign } from '../../../shared/numbers.ts';
import type { Ballot, Counts } from '../data/v1.ts';
import type { Stage } from '../stage.ts';
import { ballotName, partyName } from '../stage.ts';
import { fillOf } from './patterns.tsx';

const THAI = /[\u0e00-\u0e7f]/;
/** Letters of a line where nothing else is said. */
const ROOM = 24;
/** A name that is a little longer than its line is set a little smaller, one that needs two lines much smaller. */
const SMALLER = 0.88;
/** What a name may have in a narrow column; the lists have all of it. */
const MOST = 26;
/** Vowels and marks above and below take no room in a line. */
const MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g;

interface NameProps {
  readonly stage: Stage;
  readonly text: string;
  /** Letters that a line holds at full size. */
  readonly room?: number;
}

/** A name, set smaller when it is long; a Thai one is marked on an English wall. */
export function Name({ stage, text, room = ROOM }: NameProps) {
  const width = text.replace(MARKS, '').length;
  const size = width <= room ? 'nm' : width * SMALLER <= room ? 'nm lg' : 'nm xl';
  return (
    <span class={size} lang={stage.language === 'en' && THAI.test(text) ? 'th' : undefined}>
      {text}
    </span>
  );
}

/** A party's colour, with its pattern where another's is like it; always outlined and always beside its name. */
export function Swatch({ stage, party }: { stage: Stage; party: string | null }) {
  const fill = fillOf(stage, party);
  if (fill === undefined) return null;
  return (
    <svg class="s" viewBox="0 0 1 1" aria-hidden="true">
      <path d="M0 0h1v1H0z" fill={fill} />
    </svg>
  );
}

interface PartyTagProps {
  readonly stage: Stage;
  readonly party: string | null;
  readonly room?: number;
  /** In a narrow column, where an endless name ends with dots. */
  readonly short?: boolean;
}

export function PartyTag({ stage, party, room, short }: PartyTagProps) {
  const name = partyName(stage, party);
  return (
    <span class="party">
      <Swatch stage={stage} party={party} />
      <Name
        stage={stage}
        text={short === true ? shortened(name) : name}
        {...(room === undefined ? {} : { room })}
      />
    </span>
  );
}

/** Ends before a letter that carries its marks with it. */
function shortened(name: string): string {
  if (name.length <= MOST) return name;
  return `${name.slice(0, MOST).replace(/[\s\u0e40-\u0e44]*$/, '')}…`;
}

/** State of a seat in words; its frame differs too, so that it never hangs on colour. */
export function StateTag({ stage, state }: { stage: Stage; state: SeatState }) {
  return <span class={`st ${state}`}>{stage.w.stateShort[state]}</span>;
}

/** A bar from 0 to the whole. The number stands beside it in words. */
export function Bar({ part, whole, fill }: { part: number; whole: number; fill?: string | undefined }) {
  const width = whole > 0 ? Math.min(1000, Math.floor((part * 1000) / whole)) : 0;
  return (
    <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <path class="all" d="M0 0h1000v10H0z" />
      <path class="part" d={`M0 0h${width}v10H0z`} fill={fill} />
    </svg>
  );
}

/** Stations shown of all, in percent: rounded down, 99 at most until certified. */
export function shownPercent(stage: Stage, shown: number, expected: number): string {
  return progressPercent(shown, expected, stage.official) ?? '0';
}

/** How far one ballot is, in one line: stands above every list of its numbers. */
export function BallotLine({ stage, ballot, stations }: { stage: Stage; ballot: Ballot; stations: Counts }) {
  const { w } = stage;
  const shown = ballot.stations.returns;
  return (
    <div class="cov">
      <strong>{stage.p.shown(shownPercent(stage, shown, stations.expected))}</strong>
      <Bar part={shown} whole={stations.expected} />
      <span>{w.stationsShown(groupDigits(shown), groupDigits(stations.expected))}</span>
    </div>
  );
}

/** The same with its name and the ballots counted: one of the blocks of the overview. */
export function BallotBlock({ stage, ballot, stations }: { stage: Stage; ballot: Ballot; stations: Counts }) {
  const { w, official } = stage;
  const shown = ballot.stations.returns;
  const complete = !official && stations.expected > 0 && shown >= stations.expected;
  const { counted } = ballot.total;
  const ofVoters = progressPercent(counted, ballot.registeredVoters, official);
  return (
    <section class="block">
      <h2>{ballotName(stage, ballot.ballot)}</h2>
      <p class="huge">
        {withSign(shownPercent(stage, shown, stations.expected), stage.language)}
        {complete && <small> {w.awaitingCertification}</small>}
      </p>
      <Bar part={shown} whole={stations.expected} />
      <p>{w.stationsShown(groupDigits(shown), groupDigits(stations.expected))}</p>
      {ballot.registeredVoters > 0 && (
        <p class="soft">
          {w.votersCounted(groupDigits(counted), groupDigits(ballot.registeredVoters))}
          {ofVoters !== null && <> ({withSign(ofVoters, stage.language)})</>}
        </p>
      )}
    </section>
  );
}

/** A share in percent with its sign; a dash where there is nothing to share. */
export function share({ language }: Stage, part: number, whole: number, decimals = 1): string {
  const text = sharePercent(part, whole, decimals);
  return text === null ? '–' : withSign(text, language);
}

/** Which page of a list this is; nothing where there is one. */
export function PageMark({ stage, pages }: { stage: Stage; pages: number }) {
  if (pages < 2) return null;
  const page = Math.min(stage.page, pages - 1) + 1;
  return <p class="page">{stage.p.page(String(page), String(pages))}</p>;
}

/** Nothing can be shown, and why. */
export function Nothing({ stage }: { stage: Stage }) {
  return <p class="none">{stage.p.noneYet}</p>;
}

import { formatMoment, formatTime } from '../../../web/shared/dates.ts';
import { groupDigits, progressPercent, sharePercent } from '../../../web/shared/numbers.ts';
import type { Language } from '../../basics/bilingual.ts';
import { SEAT_STATES } from '../../publication/seat-state.ts';
import type { PressBallot, PressCorrection, PressFigures } from '../model.ts';
import { say } from '../names.ts';
import { changeText, sinceLines } from '../paper/bulletin-lines.ts';
import { topAndRest } from '../paper/bulletin-tables.ts';
import { pressWords } from '../words.ts';
import type { StatementInput } from './model.ts';
import { statementWords } from './statement-words.ts';

/** How many of a list a statement names; the others are summed. */
const TOP = 6;

/** What a placeholder stands for, by name. The list is closed: a template that names another one is refused. */
export const PLACEHOLDERS = [
  'cut',
  'time',
  'status',
  'url',
  'place',
  'election',
  'stations-shown',
  'stations-all',
  'stations-percent',
  'others-shown',
  'others-all',
  'units-shown',
  'units-all',
  'held',
  'ballots',
  'lists',
  'states',
  'seats',
  'since',
  'corrections',
  'pause-reason',
  'correction-place',
  'correction-ballot',
  'correction-time',
  'correction-reason',
  'correction-changes',
  'correction-url',
  'what',
  'next',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

/** The correction that a statement is about; null when the area has none such. */
export function correctionFor({ figures, correction }: StatementInput): PressCorrection | null {
  const { latest } = figures.corrections;
  return (correction === null ? latest[0] : latest.find(({ seq }) => seq === correction)) ?? null;
}

export function addressOf({ origin }: StatementInput, language: Language, path: string): string {
  return `${origin ?? ''}/${language}${path}`;
}

/** The text of a placeholder. A figure that the cut does not have is said to be missing; nothing is made up. */
export function placeholderText(name: Placeholder, input: StatementInput, language: Language): string {
  const { figures } = input;
  const { cut, coverage } = figures;
  const { stations, others } = coverage;
  const w = pressWords(language);
  const s = statementWords(language);
  switch (name) {
    case 'cut':
      return w.cut(groupDigits(cut.number));
    case 'time':
      return formatMoment(Date.parse(cut.at), language);
    case 'status':
      return [cut.drill ? w.drill : '', cut.status === 'official' ? w.official : w.unofficial]
        .filter((text) => text !== '')
        .join(' · ');
    case 'url':
      return addressOf(input, language, figures.path);
    case 'place':
      return figures.scope.kind === 'nation' ? w.nation : say(figures.scope.name, language);
    case 'election':
      return say(figures.election.title, language);
    case 'stations-shown':
      return groupDigits(stations.shown);
    case 'stations-all':
      return groupDigits(stations.expected);
    case 'stations-percent':
      return progressPercent(stations.shown, stations.expected, cut.status === 'official') ?? w.missing;
    case 'others-shown':
      return groupDigits(others.shown);
    case 'others-all':
      return groupDigits(others.expected);
    case 'units-shown':
      return groupDigits(stations.shown + others.shown);
    case 'units-all':
      return groupDigits(stations.expected + others.expected);
    case 'held':
      return groupDigits(stations.heldBack + others.heldBack);
    case 'ballots':
      return figures.ballots.map((ballot) => ballotLine(ballot, language)).join('\n');
    case 'lists':
      return figures.ballots.map((ballot) => listLines(ballot, language)).join('\n\n');
    case 'states':
      return statesLine(figures, language);
    case 'seats':
      return seatLines(figures, language);
    case 'since':
      return sinceLines(input.since, figures, language)
        .map(({ text }) => text)
        .join('\n');
    case 'corrections':
      return groupDigits(figures.corrections.total);
    case 'pause-reason':
      return say(figures.policy.pauseReason, language) || s.noReason;
    case 'what':
      return say(input.what, language);
    case 'next':
      return say(input.next, language);
    default:
      return correctionValue(name, input, language);
  }
}

function correctionValue(
  name: Extract<Placeholder, `correction-${string}`>,
  input: StatementInput,
  language: Language,
): string {
  const w = pressWords(language);
  const correction = correctionFor(input);
  if (correction === null) return w.missing;
  switch (name) {
    case 'correction-place':
      return say(correction.place, language);
    case 'correction-ballot':
      return w.kinds[correction.ballot];
    case 'correction-time':
      return formatTime(Date.parse(correction.at), language);
    case 'correction-reason':
      return correction.reason || statementWords(language).noReason;
    case 'correction-changes':
      return correction.changes.map((change) => changeText(change, language)).join('\n') || w.missing;
    case 'correction-url':
      return addressOf(input, language, `/u/${encodeURIComponent(correction.unit)}`);
  }
}

function ballotLine(ballot: PressBallot, language: Language): string {
  const w = pressWords(language);
  const turnout = sharePercent(ballot.present, ballot.registeredShown, 1);
  return statementWords(language).ballot({
    kind: w.kinds[ballot.kind],
    counted: groupDigits(ballot.counted),
    valid: groupDigits(ballot.valid),
    invalid: groupDigits(ballot.invalid),
    noVote: groupDigits(ballot.noVote),
    turnout: turnout === null ? w.missing : `${turnout}%`,
  });
}

function listLines(ballot: PressBallot, language: Language): string {
  const w = pressWords(language);
  const s = statementWords(language);
  const title =
    ballot.rowsAre === 'parties' ? `${w.kinds[ballot.kind]} (${w.byParty})` : w.kinds[ballot.kind];
  if (ballot.rows.length === 0 || ballot.counted === 0) {
    return `${title}: ${ballot.rowsAre === 'nothing' && ballot.counted > 0 ? s.onSite : w.missing}`;
  }
  const { top, rest } = topAndRest(ballot.rows, TOP);
  const share = (votes: number) => sharePercent(votes, ballot.valid, 2) ?? w.missing;
  return [
    `${title}:`,
    ...top.map(({ number, name, party, votes }) => {
      const own = party === null ? say(name, language) : `${say(name, language)} (${say(party, language)})`;
      return s.row(number === null ? own : s.numbered(String(number), own), groupDigits(votes), share(votes));
    }),
    ...(rest === null
      ? []
      : [s.row(w.rest(groupDigits(rest.count)), groupDigits(rest.votes), share(rest.votes))]),
  ].join('\n');
}

function statesLine({ states }: PressFigures, language: Language): string {
  const w = pressWords(language);
  const told = SEAT_STATES.filter((state) => states[state] > 0);
  if (told.length === 0) return `${w.seatStates}: ${w.missing}`;
  const parts = told.map((state) => `${w.states[state]} ${groupDigits(states[state])}`);
  return `${w.seatStates}: ${parts.join(', ')}. ${w.statesNote}`;
}

function seatLines(figures: PressFigures, language: Language): string {
  const w = pressWords(language);
  const s = statementWords(language);
  if (figures.seats.length === 0) return `${w.seatsByParty}: ${w.missing}`;
  const rows = figures.seats.map(({ name, certified, decided, leading, list }) => {
    const parts = [
      certified > 0 ? `${w.states.certified} ${groupDigits(certified)}` : '',
      decided > 0 ? `${w.states.decided} ${groupDigits(decided)}` : '',
      leading > 0 ? `${w.states.leading} ${groupDigits(leading)}` : '',
      list !== null && list > 0 ? s.list(groupDigits(list)) : '',
    ].filter((part) => part !== '');
    return `${say(name, language)}: ${parts.join(', ')}`;
  });
  const known = figures.seats.some(({ list }) => list !== null);
  const note = figures.listSeats === null ? '' : known ? s.listNote : w.listTooEarly;
  return [`${w.seatsByParty} (${w.seatsAtOnce}):`, ...rows, note].filter((row) => row !== '').join('\n');
}

import { formatMoment, formatTime } from '../../../web/shared/dates.ts';
import { groupDigits } from '../../../web/shared/numbers.ts';
import type { Language } from '../../basics/bilingual.ts';
import { formatFigure } from '../../returns/figure-text.ts';
import type { Figure } from '../../returns/figures.ts';
import { BLANK, ILLEGIBLE } from '../../returns/figures.ts';
import type { PressChange, PressCorrection, PressFigures, PressSince } from '../model.ts';
import { say } from '../names.ts';
import { pressWords } from '../words.ts';

interface Line {
  readonly text: string;
  readonly bold: boolean;
}

const MOST_CORRECTIONS = 3;

/** A figure as a reader without our signs understands it. */
export function figureWords(figure: Figure, language: Language): string {
  const w = pressWords(language);
  if (figure === BLANK) return w.blank;
  if (figure === ILLEGIBLE) return w.illegible;
  return formatFigure(figure);
}

export function changeText({ label, before, after }: PressChange, language: Language): string {
  const w = pressWords(language);
  const now = after === null ? w.annulled : figureWords(after, language);
  return w.changed(say(label, language), figureWords(before, language), now);
}

/** What moved since the bulletin before, in one or two lines. */
export function sinceLines(
  since: PressSince | null,
  figures: PressFigures,
  language: Language,
): readonly Line[] {
  const w = pressWords(language);
  if (since === null) return [{ text: w.sinceNone, bold: false }];
  const title = w.since(formatMoment(Date.parse(since.at), language), groupDigits(since.cut));
  const parts = [
    since.units === 0 ? '' : w.sinceUnits(groupDigits(since.units)),
    ...figures.ballots.map(({ kind }, i) =>
      (since.counted[i] ?? 0) === 0 ? '' : w.sinceCounted(w.kinds[kind], groupDigits(since.counted[i] ?? 0)),
    ),
    since.certified > 0 || since.decided > 0
      ? w.sinceStates(groupDigits(since.certified), groupDigits(since.decided))
      : '',
    ...since.newFirst.map(({ ballot, name }) => w.sinceNewFirst(w.kinds[ballot], say(name, language))),
  ].filter((part) => part !== '');
  return [
    { text: title, bold: true },
    { text: parts.length === 0 ? w.sinceNothing : parts.join(' · '), bold: false },
  ];
}

export function correctionText(correction: PressCorrection, language: Language): string {
  const w = pressWords(language);
  const what =
    correction.kind === 'annulled'
      ? w.annulled
      : correction.changes
          .slice(0, 2)
          .map((change) => changeText(change, language))
          .join('; ');
  const more = correction.kind === 'corrected' ? correction.changes.length - 2 : 0;
  return [
    formatTime(Date.parse(correction.at), language),
    `${say(correction.place, language)}, ${w.kinds[correction.ballot]}`,
    `${what}${more > 0 ? ` ${w.moreChanges(groupDigits(more))}` : ''}`,
    correction.reason,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The newest corrections, and how many there are. */
export function correctionLines(figures: PressFigures, language: Language): readonly Line[] {
  const w = pressWords(language);
  const { total, latest } = figures.corrections;
  if (total === 0) return [{ text: w.noCorrections, bold: false }];
  const told = latest.slice(0, MOST_CORRECTIONS);
  return [
    { text: w.correctionsTitle(groupDigits(total)), bold: true },
    ...told.map((correction) => ({ text: correctionText(correction, language), bold: false })),
    ...(total > told.length
      ? [{ text: w.moreCorrections(groupDigits(total - told.length)), bold: false }]
      : []),
  ];
}

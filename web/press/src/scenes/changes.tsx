import { formatTime } from '../../../shared/dates.ts';
import { groupDigits } from '../../../shared/numbers.ts';
import { placeName } from '../data/names.ts';
import type { CorrectionsFile, TimelineFile, UnitFile } from '../data/v1.ts';
import { CORRECTIONS, CORRECTIONS_SHOWN, TIMELINE, unitPath } from '../needs.ts';
import { Name } from '../parts/basics.tsx';
import type { Stage } from '../stage.ts';
import { ballotName, fileOf, named } from '../stage.ts';

const FLIPS = 4;

/** Who took the lead where, and which published figures were corrected, the newest first. */
export function ChangesScene({ stage }: { stage: Stage }) {
  return (
    <div class="columns even">
      <Flips stage={stage} />
      <Corrections stage={stage} />
    </div>
  );
}

function Flips({ stage }: { stage: Stage }) {
  const { m, p, language } = stage;
  const flips = fileOf<TimelineFile>(stage, TIMELINE)?.value.flips.toReversed() ?? [];
  type Who = TimelineFile['flips'][number]['before'];
  const who = (line: Who) => (line === null ? m.nobodyAhead : named(stage, line));
  return (
    <section>
      <h2>{p.flipsTitle}</h2>
      {flips.length === 0 && <p class="none">{m.noFlips}</p>}
      <ul class="news">
        {flips.slice(0, FLIPS).map((flip) => (
          <li key={`${flip.constituency} ${flip.at}`}>
            <p class="head">
              <Name stage={stage} text={placeName(stage.areas, flip.constituency, language)} />
              <time dateTime={flip.at}>{formatTime(Date.parse(flip.at), language)}</time>
            </p>
            <p>
              {who(flip.before)} → <strong>{who(flip.after)}</strong>
            </p>
          </li>
        ))}
      </ul>
      {flips.length > FLIPS && <p class="soft">{p.more(groupDigits(flips.length - FLIPS))}</p>}
    </section>
  );
}

type Correction = CorrectionsFile['corrections'][number];

function Corrections({ stage }: { stage: Stage }) {
  const { w, p, language } = stage;
  const all = fileOf<CorrectionsFile>(stage, CORRECTIONS)?.value.corrections ?? [];
  return (
    <section>
      <h2>{p.correctionsTitle}</h2>
      {all.length === 0 && <p class="none">{w.noCorrections}</p>}
      <ul class="news">
        {all.slice(0, CORRECTIONS_SHOWN).map((correction) => (
          <li key={correction.seq}>
            <p class="head">
              <Name stage={stage} text={unitName(stage, correction.unit)} />
              <time dateTime={correction.at}>{formatTime(Date.parse(correction.at), language)}</time>
            </p>
            <p>
              {ballotName(stage, correction.ballot)}: <strong>{changeText(stage, correction)}</strong>
            </p>
          </li>
        ))}
      </ul>
      {all.length > CORRECTIONS_SHOWN && (
        <p class="soft">{p.more(groupDigits(all.length - CORRECTIONS_SHOWN))}</p>
      )}
    </section>
  );
}

/** Constituency and number of a unit; its id while its file is not there. */
function unitName(stage: Stage, id: string): string {
  const unit = fileOf<UnitFile>(stage, unitPath(id))?.value;
  if (unit === undefined) return id;
  const place = placeName(stage.areas, unit.constituency, stage.language);
  return `${place} · ${stage.w.unitKind[unit.kind]} ${unit.number}`;
}

/** The vote that changed most; the place of a line in the figures is not its number, so that is told only where it is. */
function changeText(stage: Stage, { before, after }: Correction): string {
  const { p, w } = stage;
  if (after === null) return p.annulled;
  const text = (figure: number | string | undefined) =>
    typeof figure === 'number'
      ? groupDigits(figure)
      : figure === '-'
        ? '–'
        : figure === '?'
          ? w.illegible
          : w.blank;
  const size = (figure: number | string | undefined) => (typeof figure === 'number' ? figure : 0);
  const changed = after.votes
    .map((figure, line) => ({ line, from: before.votes[line], to: figure }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(size(b.to) - size(b.from)) - Math.abs(size(a.to) - size(a.from)));
  const [most] = changed;
  if (most !== undefined) {
    const others = changed.length > 1 ? ` (+${groupDigits(changed.length - 1)})` : '';
    return `${w.votes} ${text(most.from)} → ${text(most.to)}${others}`;
  }
  const head = Object.keys(after.head).filter((role) => before.head[role] !== after.head[role]);
  return head.length === 0 ? w.noChangedFigures : p.headChanged(groupDigits(head.length));
}

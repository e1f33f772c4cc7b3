import { useMutation, useQueryClient } from '@tanstack/react-query';
import { formatTime } from '../../../../shared/dates.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { Station, StationReturn } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { ContactEdit } from '../../evening/contact-edit.tsx';
import { useMay } from '../../evening/may.ts';
import { anyReturn, ReasonChips } from '../../evening/reason-chips.tsx';
import { StatusMark } from '../../evening/status-mark.tsx';
import { STATIONS_KEY } from '../../evening/use-stations.ts';
import { EVENING_WORDS } from '../../evening/words.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { returnPath } from './station-row.tsx';
import { WORDS } from './words.ts';

const PRIORITIES = [0, 5, 9] as const;

interface StationPanelProps {
  readonly station: Station | null;
  readonly now: number;
}

/** More about the chosen unit, and what somebody may do about it. */
export function StationPanel({ station, now }: StationPanelProps) {
  const words = useWords(WORDS);
  const may = useMay();
  if (station === null)
    return (
      <aside className="station-panel empty" aria-label={words.chosen}>
        <p className="none">{words.choose}</p>
      </aside>
    );
  const missing = station.returns.some(({ status }) => status === 'awaited' || status === 'unreadable');
  const unfinished = station.returns.some(({ version }) => version === 0);
  return (
    <aside className="station-panel" aria-label={words.chosen}>
      <h2>{station.name}</h2>
      <p>
        <code>{station.id}</code> {station.place} · {words.centre} {station.centre}
      </p>
      <ul>
        {station.returns.map((found) => (
          <ReturnLine key={found.ballot} station={station} found={found} now={now} />
        ))}
      </ul>
      {may('raise-return') && unfinished && <Urgency station={station} />}
      {missing && (
        <>
          {may('note-missing') && <ReasonChips station={station} />}
          {may('see-contacts') && <ContactEdit station={station} mayEdit={may('note-missing')} />}
        </>
      )}
    </aside>
  );
}

interface ReturnLineProps {
  readonly station: Station;
  readonly found: StationReturn;
  readonly now: number;
}

function ReturnLine({ station, found, now }: ReturnLineProps) {
  const words = useWords(WORDS);
  const shared = useWords(EVENING_WORDS);
  const { w, language } = useDesk();
  const may = useMay();
  const queries = useQueryClient();
  const { ballot, status, since, holder, until, version } = found;
  const takeAway = useMutation({
    mutationFn: (reason: string) => eveningApi.takeAway({ unit: station.id, ballot }, reason),
    onSuccess: () => queries.invalidateQueries({ queryKey: [STATIONS_KEY] }),
  });
  const held = holder !== null && until > now;
  const waits =
    status === 'held-back' && station.why !== null ? shared.heldWhy[station.why] : shared.waits[status];
  return (
    <li>
      <p>
        <strong>{w.ballotName[ballot] ?? ballot}</strong> <StatusMark status={status} why={station.why} />
      </p>
      <p className="waits">
        {waits}
        {since > 0 && version === 0 && ` · ${words.since(ageText(now - since, language))}`}
      </p>
      {held && <p>{words.held(holder.name ?? words.someone, formatTime(until * 1000, language))}</p>}
      <p className="row">
        <a href={returnPath(station.id, ballot)}>{words.open}</a>
        {held && may('take-away-claim') && (
          <ReasonButton
            label={words.takeAway}
            question={words.takeAwayWhy}
            disabled={takeAway.isPending}
            onReason={(reason) => takeAway.mutate(reason)}
          />
        )}
      </p>
      <Trouble error={takeAway.error} />
    </li>
  );
}

function Urgency({ station }: { station: Station }) {
  const words = useWords(WORDS);
  const queries = useQueryClient();
  const raise = useMutation({
    mutationFn: (priority: number) => eveningApi.raise(anyReturn(station), priority, true),
    onSuccess: () => queries.invalidateQueries({ queryKey: [STATIONS_KEY] }),
  });
  return (
    <fieldset className="chips">
      <legend>{words.priority}</legend>
      {PRIORITIES.map((priority) => (
        <button
          key={priority}
          type="button"
          className="chip"
          aria-pressed={station.priority === priority}
          disabled={raise.isPending}
          onClick={() => raise.mutate(priority)}
        >
          {priority > 0 && <span aria-hidden="true">{'▲'.repeat(priority === 9 ? 2 : 1)}</span>}{' '}
          {words.priorities[priority]}
        </button>
      ))}
      <Trouble error={raise.error} />
    </fieldset>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { groupDigits } from '../../../../shared/numbers.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { StuckReturn } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { useMay } from '../../evening/may.ts';
import { StatusMark } from '../../evening/status-mark.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import type { StuckGroup } from './use-needs.ts';
import { NEEDS_KEY } from './use-needs.ts';
import { WORDS } from './words.ts';

/** What goes before everything else in the queue. */
const MOST_URGENT = 9;

interface StuckItemProps {
  readonly group: StuckGroup;
  readonly stuck: StuckReturn;
  /** The server's time, seconds. */
  readonly now: number;
}

/** One return that does not move on: where, since when, who can act, and the one button that leads on. */
export function StuckItem({ group, stuck, now }: StuckItemProps) {
  const words = useWords(WORDS);
  const { w, say, language } = useDesk();
  const { unit, ballot, who } = stuck;
  return (
    <li>
      <div className="what">
        <p>
          <strong>{say(stuck.name)}</strong> <code>{unit}</code> {w.ballotName[ballot] ?? ballot} ·{' '}
          {words.centre(stuck.centre)}
        </p>
        <p>
          <StatusMark status={stuck.status} /> {words.since(ageText(now - stuck.since, language))}
          {stuck.lapses > 0 && ` · ${words.lapses(stuck.lapses)}`}
          {stuck.holder !== null && ` · ${words.held}`}
        </p>
        <p className="none">
          {words.atWork(who.roles.map((role) => say(ROLE_WORDS[role])).join(', '), groupDigits(who.onDuty))}
          {who.people.length > 0 && ` · ${words.people(who.people.map(({ name }) => name).join(', '))}`}
        </p>
      </div>
      <LeadOn group={group} stuck={stuck} />
      <a href={`#/returns/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}`}>{words.open}</a>
    </li>
  );
}

/** The button that leads on, if the person may press one. */
function LeadOn({ group, stuck }: Omit<StuckItemProps, 'now'>) {
  const words = useWords(WORDS);
  const { me } = useDesk();
  const may = useMay();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const again = () => queries.invalidateQueries({ queryKey: [NEEDS_KEY] });
  const raise = useMutation({
    mutationFn: () => eveningApi.raise(stuck, MOST_URGENT, false),
    onSuccess: again,
  });
  const takeAway = useMutation({
    mutationFn: (reason: string) => eveningApi.takeAway(stuck, reason),
    onSuccess: again,
  });
  if (group === 'unreadable')
    return (
      <a className="button" href={`#/missing?centre=${encodeURIComponent(stuck.centre)}`}>
        {words.follow}
      </a>
    );
  if (stuck.holder !== null && may('take-away-claim'))
    return (
      <div>
        <ReasonButton
          label={words.takeAway}
          question={words.takeAwayWhy}
          disabled={takeAway.isPending}
          onReason={(reason) => takeAway.mutate(reason)}
        />
        <Trouble error={takeAway.error} />
      </div>
    );
  if ((group === 'no-third-person' || group === 'no-second-person') && may('announce'))
    return (
      <a className="button" href={`#/announcements?centre=${encodeURIComponent(stuck.centre)}`}>
        {words.askPeople}
      </a>
    );
  if (!may('raise-return')) return null;
  const mine = may('enter') && me !== null && stuck.who.roles.includes(me.role);
  return (
    <div>
      <button
        type="button"
        className="main"
        disabled={raise.isPending || (raise.isSuccess && !mine)}
        onClick={() => {
          if (mine)
            raise.mutateAsync().then(
              () => go('/work'),
              () => undefined,
            );
          else raise.mutate();
        }}
      >
        {mine ? words.doNow : raise.isSuccess ? words.raised : words.raise}
      </button>
      <Trouble error={raise.error} />
    </div>
  );
}

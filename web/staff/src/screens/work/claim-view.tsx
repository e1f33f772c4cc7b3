import { useEffect, useState } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import { api } from '../../api/desk-api.ts';
import type { Claim, Outcome } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import type { Draft } from '../../entry/draft.ts';
import { forgetDraft, readDraft } from '../../entry/draft.ts';
import { useTypist } from '../../entry/use-typist.ts';
import { handIn } from '../../offline/hand-in.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { AsWritten } from './as-written.tsx';
import type { ClaimClock } from './claim-clock.ts';
import { useClaimClock } from './claim-clock.ts';
import { TroubleMenu } from './trouble-menu.tsx';
import { TypeForm } from './type-form.tsx';
import './work.css';
import { WORK_WORDS } from './words.ts';

export interface TaskProps {
  readonly claim: Claim;
  readonly onDone: (outcome: Outcome | null) => void;
}

export interface TypingProps extends TaskProps {
  readonly clock: ClaimClock;
  /** What was typed before under this return; null to begin with nothing. */
  readonly draft: Draft | null;
}

/** A claimed return: what it is, its task, and what can be done with it. */
export function ClaimView({ claim, onDone }: TaskProps) {
  const { w: common, say, language, me } = useDesk();
  const w = useWords(WORK_WORDS);
  const [trouble, setTrouble] = useState<unknown>(null);
  const clock = useClaimClock(claim);
  const found = useFoundDraft(claim);
  const { unit } = claim;
  const typist = useTypist();
  const act = (name: 'unreadable' | 'release', body: Readonly<Record<string, unknown>>) => {
    handIn(me, claim, name, body)
      .then((outcome) => forgetDraft(typist, claim).then(() => onDone(outcome)))
      .catch(setTrouble);
  };
  const areas = [unit.subDistrict, unit.district, unit.constituency.name].filter((name) => name !== null);
  return (
    <article className="claim">
      <header className="what">
        <h1>
          {common.unitKind[unit.kind]} {unit.number} · {common.ballotName[claim.ballot] ?? claim.ballot} ·{' '}
          {claim.form.code}
        </h1>
        <p>{areas.map(say).join(' · ')}</p>
        <div className="row">
          <strong className="task">{common.task[claim.task]}</strong>
          <span>{w.deadline(formatTime(clock.deadline, language))}</span>
          <TroubleMenu
            mayAskAgain={claim.stage === 'received'}
            onUnreadable={(reason) => act('unreadable', { reason })}
            onRelease={() => act('release', {})}
          />
          {claim.task === 'supervisor' && me?.may.includes('set-aside') && (
            <ReasonButton
              label={common.setAside}
              question={common.setAsideWhy}
              onReason={(reason) => {
                api.setAside(claim, reason).then(onDone, setTrouble);
              }}
            />
          )}
        </div>
      </header>
      <Trouble error={trouble} />
      {clock.hold !== 'held' && (
        <p className="hint" role="alert">
          {clock.hold === 'taken' ? w.taken : w.expired}{' '}
          {clock.hold === 'taken' && (
            <button type="button" onClick={() => onDone(null)}>
              {w.backToQueue}
            </button>
          )}
        </p>
      )}
      {found.offered !== null && (
        <p className="hint row" role="status">
          {w.draftFound(
            formatTime(found.offered.savedAt, language),
            Object.values(found.offered.cells).filter((cell) => cell !== '').length,
          )}
          <button type="button" className="main" ref={(button) => button?.focus()} onClick={found.use}>
            {w.useDraft}
          </button>
          <button type="button" onClick={found.drop}>
            {w.dropDraft}
          </button>
        </p>
      )}
      {found.ready &&
        (claim.task === 'supervisor' && claim.stage === 'in-doubt' ? (
          <AsWritten claim={claim} onDone={onDone} />
        ) : (
          <TypeForm claim={claim} clock={clock} draft={found.draft} onDone={onDone} />
        ))}
    </article>
  );
}

interface FoundDraft {
  readonly ready: boolean;
  readonly draft: Draft | null;
  /** A draft of a claim that had ended: the typist says whether to go on with it. */
  readonly offered: Draft | null;
  readonly use: () => void;
  readonly drop: () => void;
}

/** What was typed before. After a reload typing goes on as if nothing had happened; after a claim that ended it is offered. */
function useFoundDraft(claim: Claim): FoundDraft {
  const typist = useTypist();
  const [found, setFound] = useState<Draft | null | undefined>(undefined);
  const [decided, setDecided] = useState<'use' | 'drop' | null>(null);
  useEffect(() => {
    let gone = false;
    readDraft(typist, claim).then((draft) => {
      if (gone) return;
      setFound(draft);
      if (draft !== null && Date.parse(draft.deadline) > Date.now()) setDecided('use');
    });
    return () => {
      gone = true;
    };
  }, [typist, claim]);
  const open = found !== undefined && found !== null && decided === null;
  return {
    ready: found !== undefined && !open,
    draft: decided === 'use' ? (found ?? null) : null,
    offered: open ? found : null,
    use: () => setDecided('use'),
    drop: () => {
      setDecided('drop');
      forgetDraft(typist, claim).catch(() => undefined);
    },
  };
}

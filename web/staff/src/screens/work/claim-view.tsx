import { useState } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import { api } from '../../api/desk-api.ts';
import type { Claim, Outcome } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import { PhotoPane } from '../../parts/photo-pane.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { AsWritten } from './as-written.tsx';
import { TypeForm } from './type-form.tsx';

export interface TaskProps {
  readonly claim: Claim;
  readonly onDone: (outcome: Outcome | null) => void;
}

/** A claimed return: the photo on the left, what is to be done on the right. */
export function ClaimView({ claim, onDone }: TaskProps) {
  const { w, say, language, me } = useDesk();
  const [trouble, setTrouble] = useState<unknown>(null);
  const { unit } = claim;
  const act = (name: string, body: object) => {
    api.act(claim, name, body).then(onDone, setTrouble);
  };
  const places = [unit.subDistrict, unit.district, unit.constituency.name].filter((name) => name !== null);
  return (
    <article>
      <header className="what">
        <h1>
          {w.unitKind[unit.kind]} {unit.number} · {w.ballotName[claim.ballot] ?? claim.ballot} ·{' '}
          {claim.form.code}
        </h1>
        <p>
          {places.map(say).join(' · ')} · <code>{unit.id}</code>
        </p>
        <p>
          <strong className="task">{w.task[claim.task]}</strong>{' '}
          {w.until(formatTime(Date.parse(claim.deadline), language))}
        </p>
      </header>
      <div className="bench">
        <PhotoPane photos={claim.photos} />
        <div>
          {claim.task === 'supervisor' && claim.stage === 'in-doubt' ? (
            <AsWritten claim={claim} onDone={onDone} />
          ) : (
            <TypeForm claim={claim} onDone={onDone} />
          )}
          <Trouble error={trouble} />
          <p className="row">
            <button type="button" onClick={() => act('release', {})}>
              {w.release}
            </button>
            {claim.task === 'first' && (
              <ReasonButton
                label={w.unreadable}
                question={w.unreadableWhy}
                onReason={(reason) => act('unreadable', { reason })}
              />
            )}
            {claim.task === 'supervisor' && me?.may.includes('set-aside') && (
              <ReasonButton
                label={w.setAside}
                question={w.setAsideWhy}
                onReason={(reason) => {
                  api.setAside(claim, reason).then(onDone, setTrouble);
                }}
              />
            )}
          </p>
        </div>
      </div>
    </article>
  );
}

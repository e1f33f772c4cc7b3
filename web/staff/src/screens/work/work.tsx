import { useCallback, useEffect, useState } from 'react';
import { api } from '../../api/desk-api.ts';
import type { Claim, Outcome } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { ClaimView } from './claim-view.tsx';

/** The queue: takes the next return, shows it, and goes on to the next when it is handed in. */
export function Work({ centre }: { centre: string | null }) {
  const { w } = useDesk();
  const [claim, setClaim] = useState<Claim | null>(null);
  const [asked, setAsked] = useState(false);
  const [last, setLast] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);

  const take = useCallback(
    (resume: boolean) => {
      setTrouble(null);
      api.next(centre, resume).then((next) => {
        setClaim(next);
        setAsked(true);
      }, setTrouble);
    },
    [centre],
  );
  // A reload gives back what the person holds.
  useEffect(() => take(true), [take]);

  const done = (outcome: Outcome | null) => {
    setLast(outcome === null ? null : (w.stage[outcome.outcome] ?? outcome.outcome));
    setClaim(null);
    take(true);
  };

  return (
    <>
      <p role="status" className="status">
        {last !== null && w.saved(last)}
      </p>
      <Trouble error={trouble} />
      {claim === null ? (
        <div className="idle">
          {asked && <p>{w.nothing}</p>}
          <button type="button" className="main" onClick={() => take(true)}>
            {w.takeNext}
          </button>
        </div>
      ) : (
        <ClaimView key={claim.claim} claim={claim} onDone={done} />
      )}
    </>
  );
}

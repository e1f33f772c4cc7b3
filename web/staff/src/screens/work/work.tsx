import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Claim, Outcome } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import { KEPT } from '../../offline/hand-in.ts';
import { letGo, takeWork } from '../../offline/take-work.ts';
import { useReserve } from '../../offline/use-device-loop.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { ClaimView } from './claim-view.tsx';
import { useWatch } from './use-watch.ts';
import { WaitingPanel } from './waiting-panel.tsx';
import { WORK_WORDS } from './words.ts';

const LOOK_AGAIN_MS = 1_500;

/** Everything but the supervisor's own: what somebody does who leaves an entry in doubt with its typist. */
const OTHER_TASKS = ['look-again', 'third', 'second', 'first'] as const;

/** The queue: takes the next return, shows it, and goes on to the next when it is handed in. */
export function Work({ centre }: { centre: string | null }) {
  const { w, me } = useDesk();
  const own = useWords(WORK_WORDS);
  const [, goTo] = useLocation();
  const [claim, setClaim] = useState<Claim | null>(null);
  const [asked, setAsked] = useState(false);
  const [asking, setAsking] = useState(true);
  const [last, setLast] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);

  useReserve(me, centre);
  const worker = useRef(me);
  worker.current = me;
  const held = useRef<Claim | null>(null);
  const show = useCallback((next: Claim | null) => {
    held.current = next;
    setClaim(next);
    setAsked(true);
    fetchAhead(next);
  }, []);
  const take = useCallback(
    (resume: boolean) => {
      setTrouble(null);
      setAsking(true);
      takeWork(worker.current, centre, resume)
        .then(show, setTrouble)
        .finally(() => setAsking(false));
    },
    [centre, show],
  );
  const ask = useCallback(() => {
    takeWork(worker.current, centre, true).then((next) => {
      setTrouble(null);
      if (held.current === null) show(next);
    }, setTrouble);
  }, [centre, show]);
  // A reload gives back what the person holds.
  const began = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (began.current === centre) return;
    began.current = centre;
    take(true);
    // A page that is loaded twice in a moment finds its own form locked by the first call: look once more.
    const timer = setTimeout(() => {
      if (held.current === null) ask();
    }, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [take, ask, centre]);
  const present = useWatch(!asking && claim === null, ask);

  const leaveDoubt = (before: Claim) => {
    const elsewhere = () => takeWork(worker.current, centre, true, OTHER_TASKS).then(show, setTrouble);
    held.current = null;
    setClaim(null);
    letGo(me, before).then(elsewhere, elsewhere);
  };
  const done = (outcome: Outcome | null) => {
    const stage = outcome?.outcome ?? null;
    setLast(stage === null ? null : stage === KEPT ? own.keptHere : (w.stage[stage] ?? stage));
    const before = held.current;
    const go = () => {
      if (outcome?.next !== undefined && outcome.next !== null) return show(outcome.next);
      held.current = null;
      setClaim(null);
      take(true);
    };
    // A covered entry that was given back stays with its typist: something else first.
    if (before?.covered !== undefined && outcome === null) return leaveDoubt(before);
    if (before === null) go();
    else letGo(me, before).then(go, go);
  };

  return (
    <>
      <p role="status" className="status">
        {last !== null && w.saved(last)}
      </p>
      <Trouble error={trouble} />
      {claim === null && asking ? (
        <p role="status">{own.asking}</p>
      ) : claim === null ? (
        <div className="idle">
          {asked && <p>{present ? w.nothing : own.nobodyHere}</p>}
          <p className="row">
            <button type="button" className="main" onClick={() => take(true)}>
              {w.takeNext}
            </button>
            <button type="button" onClick={() => goTo('/practice')}>
              {own.practise}
            </button>
          </p>
          {asked && <WaitingPanel centre={centre} />}
        </div>
      ) : (
        <ClaimView key={claim.claim} claim={claim} onDone={done} />
      )}
    </>
  );
}

/** All photos of a claim, so that turning a page waits for nothing. */
function fetchAhead(claim: Claim | null): void {
  for (const { url } of claim?.photos ?? []) new Image().src = url;
}

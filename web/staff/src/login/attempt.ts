import { useEffect, useRef, useState } from 'react';
import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { Refused } from '../api/http.ts';
import { PasskeyFailed } from './passkey.ts';

/** Answers of a server that is away or has too much to do: the same call may be sent again. */
const PASSING = [0, 502, 503, 504];
const LONGEST_WAIT = 30;

/** Something that is sent to the server, may be refused, and may have to wait. */
export interface Attempt {
  readonly busy: boolean;
  /** Why the last try failed; stays until the next answer. */
  readonly failure: { readonly text: Bilingual; readonly code: string } | null;
  /** Whole seconds until the next try; 0 when nothing has to wait. */
  readonly left: number;
  /** True when the next try comes by itself. */
  readonly again: boolean;
  readonly start: (task: () => Promise<void>) => void;
  /** Tries at once instead of waiting. */
  readonly now: () => void;
  /** Forgets what failed, e.g. because somebody types something else. */
  readonly clear: () => void;
}

interface State {
  readonly busy: boolean;
  readonly failure: Attempt['failure'];
  readonly until: number;
  readonly again: boolean;
}

const IDLE: State = { busy: false, failure: null, until: 0, again: false };

/** How long to wait after a refusal, and whether to try again without being asked. */
export function waitAfter(
  error: Pick<Refused, 'status' | 'code' | 'retryAfter'>,
  tries: number,
): { readonly seconds: number; readonly again: boolean } {
  if (error.code === 'too-many-attempts') return { seconds: error.retryAfter ?? LONGEST_WAIT, again: false };
  if (!PASSING.includes(error.status)) return { seconds: 0, again: false };
  return { seconds: Math.max(error.retryAfter ?? 0, Math.min(LONGEST_WAIT, 2 ** tries)), again: true };
}

export function useAttempt(): Attempt {
  const [state, setState] = useState<State>(IDLE);
  const [, setTick] = useState(0);
  const task = useRef<(() => Promise<void>) | null>(null);
  /** Counts tries: the answer to one that was given up is not listened to. */
  const turn = useRef(0);
  const tries = useRef(0);

  const run = () => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, busy: true, until: 0 }));
    task.current?.().then(
      () => {
        if (mine === turn.current) setState(IDLE);
      },
      (error: unknown) => {
        if (mine === turn.current) fail(error);
      },
    );
  };
  const fail = (error: unknown) => {
    if (error instanceof PasskeyFailed) {
      setState({ ...IDLE, failure: { text: error.text, code: 'passkey' } });
    } else if (error instanceof Refused) {
      const { seconds, again } = waitAfter(error, ++tries.current);
      const until = seconds === 0 ? 0 : Date.now() + seconds * 1000;
      setState({ busy: false, failure: { text: error.text, code: error.code }, until, again });
    } else {
      setState(() => {
        throw error;
      });
    }
  };
  const { until, again } = state;
  const next = useRef(run);
  next.current = run;
  useEffect(() => {
    if (until === 0) return;
    const tick = () => {
      setTick((n) => n + 1);
      if (Date.now() < until) return;
      if (again) next.current();
      else setState((before) => ({ ...before, until: 0 }));
    };
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until, again]);
  useEffect(() => () => void turn.current++, []);

  return {
    busy: state.busy,
    failure: state.failure,
    left: until === 0 ? 0 : Math.max(1, Math.ceil((until - Date.now()) / 1000)),
    again,
    start: (job) => {
      task.current = job;
      tries.current = 0;
      run();
    },
    now: run,
    clear: () => {
      turn.current++;
      setState(IDLE);
    },
  };
}

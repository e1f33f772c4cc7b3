import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyKind, PublicationState } from '../../api/publication-api.ts';
import { publicationApi } from '../../api/publication-api.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { EffectView } from './effect-view.tsx';
import { ReasonFields } from './reason-fields.tsx';
import { WORDS } from './words.ts';

interface ProposePolicyProps {
  readonly state: PublicationState;
  readonly onChanged: (text: string) => void;
}

/** Proposes another cap, its end, a pause or its end; the effect is shown before anything is sent. */
export function ProposePolicy({ state, onChanged }: ProposePolicyProps) {
  const words = useWords(WORDS);
  const kinds = kindsFor(state);
  const [kind, setKind] = useState<PolicyKind>('cap');
  const [percent, setPercent] = useState('');
  const [reason, setReason] = useState({ th: '', en: '' });
  const [reference, setReference] = useState('');
  const cap = capOf(percent);
  const known = kind !== 'cap' || cap !== null;
  const value = kind === 'cap' ? { kind, capPercent: cap ?? 0 } : { kind };
  return (
    <ActionDialog
      label={words.proposeChange}
      submit={words.propose}
      ready={known && reason.th.trim() !== ''}
      onOpen={() => setKind(kinds[0] ?? 'cap')}
      onSubmit={async () => {
        await publicationApi.propose(value, reason, reference.trim());
        setReason({ th: '', en: '' });
        setReference('');
        setPercent('');
        onChanged(words.sent);
      }}
    >
      <fieldset>
        <legend>{words.change}</legend>
        {kinds.map((name) => (
          <label key={name} className="choice">
            <input type="radio" name="kind" checked={kind === name} onChange={() => setKind(name)} />{' '}
            {words.kind[name]}
          </label>
        ))}
      </fieldset>
      {kind === 'cap' && (
        <label>
          {words.percent}
          <input
            inputMode="numeric"
            className="short"
            value={percent}
            maxLength={3}
            required
            aria-invalid={percent !== '' && cap === null}
            onChange={(event) => setPercent(event.target.value)}
          />
        </label>
      )}
      {known && <Preview kind={kind} percent={cap ?? 0} />}
      <ReasonFields value={reason} onChange={setReason} />
      <label>
        {words.reference}
        <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
      </label>
      <p className="hint">{words.twoPersons}</p>
    </ActionDialog>
  );
}

function Preview({ kind, percent }: { kind: PolicyKind; percent: number }) {
  const { data, error } = useQuery({
    queryKey: ['publication-effect', kind, kind === 'cap' ? percent : 0],
    queryFn: () => publicationApi.effect(kind, percent),
  });
  return (
    <>
      <Trouble error={error} />
      {data !== undefined && <EffectView effect={data.effect} />}
    </>
  );
}

function kindsFor({ policy }: PublicationState): readonly PolicyKind[] {
  return [
    ...(policy.capPercent < 100 ? (['release'] as const) : []),
    'cap',
    policy.paused ? 'open' : 'pause',
  ];
}

/** A whole percent from 1 to 100, Thai digits too; null for anything else. */
function capOf(text: string): number | null {
  const digits = text.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const value = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= 100 ? value : null;
}

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { NATIONAL_ROLES } from '../../../../../src/rights/roles.ts';
import type { AccountFields } from '../../api/people-api.ts';
import { peopleApi } from '../../api/people-api.ts';
import { useWords } from '../../words.ts';
import { AccountForm } from './account-form.tsx';
import { DrawnPasswordView } from './drawn-password.tsx';
import type { Slip } from './slips.tsx';
import { PEOPLE_WORDS } from './words.ts';

interface NewAccountProps {
  readonly onMade: () => void;
  readonly onClose: () => void;
}

/** Makes one account by hand and shows its drawn password once. */
export function NewAccount({ onMade, onClose }: NewAccountProps) {
  const w = useWords(PEOPLE_WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  const [slip, setSlip] = useState<Slip | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const add = useMutation({
    mutationFn: async (fields: AccountFields): Promise<Slip> => {
      const { username, drawnPassword } = await peopleApi.add(fields);
      const everyCentre = fields.centres === '*' || NATIONAL_ROLES.includes(fields.role);
      const named = everyCentre ? [] : fields.centres.split(' ');
      return { ...fields, username, everyCentre, named, password: drawnPassword ?? '' };
    },
    onSuccess: (made) => {
      setSlip(made);
      onMade();
    },
  });
  return (
    <dialog
      ref={dialog}
      className="account-card"
      aria-label={w.newTitle}
      onClose={onClose}
      onCancel={(event) => {
        if (slip !== null) event.preventDefault();
      }}
    >
      {slip === null ? (
        <>
          <h2>{w.newTitle}</h2>
          <AccountForm
            before={null}
            busy={add.isPending}
            error={add.error}
            onFields={(fields) => add.mutate(fields)}
            onCancel={() => dialog.current?.close()}
          />
        </>
      ) : (
        <DrawnPasswordView slip={slip} onKept={() => dialog.current?.close()} />
      )}
    </dialog>
  );
}

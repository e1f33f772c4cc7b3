import { useState } from 'react';
import { publicationApi } from '../../api/publication-api.ts';
import { useWords } from '../../words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { ReasonFields } from './reason-fields.tsx';
import { WORDS } from './words.ts';

/** Stops publication at once, by one person. */
export function EmergencyStop({ onChanged }: { onChanged: (text: string) => void }) {
  const words = useWords(WORDS);
  const [reason, setReason] = useState({ th: '', en: '' });
  return (
    <ActionDialog
      danger
      label={words.stopNow}
      submit={words.stop}
      ready={reason.th.trim() !== ''}
      onSubmit={async () => {
        await publicationApi.pause(reason);
        setReason({ th: '', en: '' });
        onChanged(words.stopped);
      }}
    >
      <p className="hint">{words.stopWhy}</p>
      <ReasonFields value={reason} onChange={setReason} />
    </ActionDialog>
  );
}

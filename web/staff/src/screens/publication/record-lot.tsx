import { useId, useState } from 'react';
import type { TiedLine } from '../../api/publication-api.ts';
import { publicationApi } from '../../api/publication-api.ts';
import { useWords } from '../../words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { readTiedOrder } from './lot-order.ts';
import { WORDS } from './words.ts';

interface RecordLotProps {
  readonly contest: string;
  readonly lines: readonly TiedLine[];
  readonly onChanged: (text: string) => void;
}

/** Types the order that a lot gave; a second person compares it with the minutes and confirms. */
export function RecordLot({ contest, lines, onChanged }: RecordLotProps) {
  const words = useWords(WORDS);
  const help = useId();
  const [text, setText] = useState('');
  const [place, setPlace] = useState('');
  const [witnesses, setWitnesses] = useState('');
  const [reference, setReference] = useState('');
  const numbers = lines.map((line) => line.number);
  const order = readTiedOrder(text, numbers);
  const wrong = text.trim() !== '' && order === null;
  return (
    <ActionDialog
      label={words.recordLot}
      submit={words.propose}
      ready={order !== null && place.trim() !== '' && witnesses.trim() !== ''}
      onSubmit={async () => {
        const value = {
          kind: 'draw',
          contest,
          order: order ?? [],
          place: place.trim(),
          witnesses: witnesses.trim(),
        } as const;
        await publicationApi.propose(value, { th: '', en: '' }, reference.trim());
        onChanged(words.sent);
      }}
    >
      <label>
        {words.order}
        <input
          inputMode="numeric"
          value={text}
          required
          aria-invalid={wrong}
          aria-describedby={help}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p id={help} className={wrong ? 'trouble' : 'keys'}>
        {wrong ? words.orderBad : words.orderHelp(numbers.join(', '))}
      </p>
      <label>
        {words.place}
        <input value={place} required maxLength={500} onChange={(event) => setPlace(event.target.value)} />
      </label>
      <label>
        {words.witnesses}
        <textarea
          rows={2}
          value={witnesses}
          required
          maxLength={2000}
          onChange={(event) => setWitnesses(event.target.value)}
        />
      </label>
      <label>
        {words.reference}
        <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
      </label>
      <p className="hint">{words.twoPersons}</p>
    </ActionDialog>
  );
}

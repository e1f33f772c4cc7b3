import { useState } from 'react';
import type { PhotoReason } from '../../../../../src/returns/photo-reasons.ts';
import { PHOTO_REASONS, photoReasonText } from '../../../../../src/returns/photo-reasons.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { inboxApi } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { useWords } from '../../words.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Choice, LineField, TextField } from './fields.tsx';
import { MOVE_WORDS } from './move-words.ts';

interface MovePhotoProps {
  readonly view: ReturnView;
  readonly photo: string;
  readonly onDone: () => void;
}

const NAMES = Object.fromEntries(PHOTO_REASONS.map((one) => [one, photoReasonText(one)])) as Record<
  PhotoReason,
  ReturnType<typeof photoReasonText>
>;

/** Moves a photo to the unit that it is of, or puts it aside. */
export function MovePhoto({ view, photo, onDone }: MovePhotoProps) {
  const w = useWords(MOVE_WORDS);
  const { w: common } = useDesk();
  const may = useMay();
  const [moves, setMoves] = useState(true);
  const [unit, setUnit] = useState('');
  const [ballot, setBallot] = useState(view.ballot);
  const [page, setPage] = useState('');
  const [reason, setReason] = useState<PhotoReason>('wrong-unit');
  const [note, setNote] = useState('');
  if (!may('move-photo')) return null;
  const from = [view.unit.id, view.ballot, photo] as const;
  const number = Number(page);
  const submit = () => {
    const why = { reason, note: note.trim() };
    const act = moves
      ? inboxApi.movePhoto(...from, {
          ...why,
          to: { unit: unit.trim(), ballot, page: Number.isInteger(number) && number > 0 ? number : null },
        })
      : inboxApi.putAside(...from, why);
    return act.then(onDone);
  };
  const ballots = Object.keys(common.ballotName);
  return (
    <AskDialog
      label={w.move}
      hint={w.hint}
      submit={w.done}
      ready={!moves || unit.trim() !== ''}
      onSubmit={submit}
    >
      <label>
        {w.what}
        <select value={moves ? 'to' : 'aside'} onChange={(event) => setMoves(event.target.value === 'to')}>
          <option value="to">{w.to}</option>
          <option value="aside">{w.aside}</option>
        </select>
      </label>
      {moves && (
        <>
          <LineField label={w.unit} value={unit} onText={setUnit} required />
          <label>
            {w.ballot}
            <select value={ballot} onChange={(event) => setBallot(event.target.value)}>
              {ballots.map((one) => (
                <option key={one} value={one}>
                  {common.ballotName[one]}
                </option>
              ))}
            </select>
          </label>
          <LineField label={w.pageOf} value={page} max={2} onText={setPage} />
        </>
      )}
      <Choice
        label={w.reason}
        value={reason}
        options={PHOTO_REASONS}
        names={NAMES}
        onValue={(value) => {
          if (value !== '') setReason(value);
        }}
      />
      <TextField label={w.note} value={note} onText={setNote} rows={2} />
    </AskDialog>
  );
}

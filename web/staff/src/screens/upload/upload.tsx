import { useState } from 'react';
import { api } from '../../api/desk-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';

const BALLOTS = ['constituency', 'party-list', 'referendum', 'executive', 'council'];

/** Sends the photo of a form by hand. The same file twice changes nothing. */
export function Upload() {
  const { w } = useDesk();
  const [done, setDone] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = (form: FormData) => {
    const file = form.get('file');
    if (!(file instanceof File)) return;
    setBusy(true);
    setTrouble(null);
    api
      .sendPhoto(String(form.get('unit') ?? '').trim(), String(form.get('ballot') ?? ''), file)
      .then((reply) => setDone(reply.duplicate ? w.photoAgain : w.photoIn), setTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <h1>{w.sendPhoto}</h1>
      <label>
        {w.unitId}
        <input name="unit" required autoComplete="off" />
      </label>
      <label>
        {w.ballot}
        <select name="ballot">
          {BALLOTS.map((ballot) => (
            <option key={ballot} value={ballot}>
              {w.ballotName[ballot]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.file}
        <input name="file" type="file" accept="image/jpeg,image/png,image/webp" required />
      </label>
      <Trouble error={trouble} />
      <p role="status">{done}</p>
      <button type="submit" className="main" disabled={busy}>
        {w.send}
      </button>
    </form>
  );
}

import { useEffect, useState } from 'react';
import type { DrawnPassword, PreviewedAccount } from '../../api/people-api.ts';
import { useWords } from '../../words.ts';
import { csvText, download } from './csv-out.ts';
import type { Slip } from './slips.tsx';
import { Slips } from './slips.tsx';
import { PEOPLE_WORDS } from './words.ts';

interface ImportResultProps {
  readonly fresh: readonly PreviewedAccount[];
  readonly result: { readonly made: readonly DrawnPassword[]; readonly existing: readonly string[] };
  readonly onBack: () => void;
}

/** What was made, with the passwords that were drawn: on slips, or in a file, and then never again. */
export function ImportResult({ fresh, result: { made, existing }, onBack }: ImportResultProps) {
  const w = useWords(PEOPLE_WORDS);
  const [printing, setPrinting] = useState(false);
  const [taken, setTaken] = useState(false);
  const passwords = new Map(made.map(({ username, drawnPassword }) => [username, drawnPassword]));
  const slips: Slip[] = fresh.flatMap(({ areas, centreIds, ...account }) => {
    const password = passwords.get(account.username);
    return password == null ? [] : [{ ...account, named: [...areas, ...centreIds], password }];
  });
  const risky = slips.length > 0 && !taken;
  useEffect(() => {
    if (!risky) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [risky]);
  const file = () => {
    const rows = slips.map((slip) => [
      slip.username,
      slip.displayName,
      slip.role,
      slip.everyCentre ? '*' : slip.named.join(' '),
      slip.password,
    ]);
    download(
      'accounts-passwords.csv',
      csvText([['username', 'display_name', 'role', 'centres', 'password'], ...rows]),
    );
    setTaken(true);
  };
  return (
    <>
      <h2>{w.made(made.length)}</h2>
      {existing.length > 0 && <p>{w.existing(existing.length)}</p>}
      {slips.length > 0 && (
        <>
          <p className="hint">{w.drawn(slips.length)}</p>
          <p className="row">
            <button type="button" className="main" onClick={() => setPrinting(true)}>
              {w.printSlips(slips.length)}
            </button>
            <button type="button" onClick={file}>
              {w.downloadCsv}
            </button>
          </p>
          <p className="quiet-text">{w.csvWarning}</p>
        </>
      )}
      <button type="button" disabled={risky} onClick={onBack}>
        {w.back}
      </button>
      {printing && (
        <Slips
          slips={slips}
          onDone={() => {
            setPrinting(false);
            setTaken(true);
          }}
        />
      )}
    </>
  );
}

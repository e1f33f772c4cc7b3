import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused } from '../../api/http.ts';
import { peopleApi } from '../../api/people-api.ts';
import { usePlaces } from '../../parts/places.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { download } from './csv-out.ts';
import { FileDrop } from './file-drop.tsx';
import { ImportErrors } from './import-errors.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { sampleFile } from './sample-file.ts';
import { PEOPLE_WORDS } from './words.ts';

interface ImportProps {
  readonly onMade: () => void;
  readonly onBack: () => void;
}

/** Accounts from a file: drop it, see what would happen or what is wrong, confirm, hand out the slips. */
export function ImportAccounts({ onMade, onBack }: ImportProps) {
  const w = useWords(PEOPLE_WORDS);
  const places = usePlaces();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: peopleApi.previewImport });
  const make = useMutation({ mutationFn: peopleApi.import, onSuccess: onMade });
  const again = () => {
    setFile(null);
    preview.reset();
    make.reset();
  };
  const problems =
    preview.error instanceof Refused && preview.error.code === 'bad-file' ? preview.error.problems : [];
  const lost = make.error instanceof Refused && make.error.status === 0;
  return (
    <div className="people-screen">
      <h1>{w.importTitle}</h1>
      {make.data === undefined && (
        <p className="row">
          <button type="button" onClick={onBack}>
            {w.back}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => download('accounts-sample.csv', sampleFile(places))}
          >
            {w.sample}
          </button>
        </p>
      )}
      {preview.data === undefined && (
        <>
          <p>{w.importHow}</p>
          <p>{w.centresHow}</p>
          <FileDrop
            onFile={(dropped) => {
              setFile(dropped);
              preview.mutate(dropped);
            }}
          />
          <p role="status">{preview.isPending ? w.checking : ''}</p>
          {problems.length > 0 ? <ImportErrors problems={problems} /> : <Trouble error={preview.error} />}
        </>
      )}
      {preview.data !== undefined && make.data === undefined && file !== null && (
        <>
          <ImportPreview preview={preview.data} />
          <p role="status">{make.isPending ? w.importing : ''}</p>
          <Trouble error={make.error} />
          {lost && <p className="hint">{w.unsure}</p>}
          <p className="row">
            {preview.data.fresh.length > 0 && (
              <button
                type="button"
                className="main"
                disabled={make.isPending}
                onClick={() => make.mutate(file)}
              >
                {w.confirmImport(preview.data.fresh.length)}
              </button>
            )}
            <button type="button" disabled={make.isPending} onClick={again}>
              {w.otherFile}
            </button>
          </p>
        </>
      )}
      {preview.data !== undefined && make.data !== undefined && (
        <ImportResult fresh={preview.data.fresh} result={make.data} onBack={onBack} />
      )}
    </div>
  );
}

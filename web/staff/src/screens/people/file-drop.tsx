import { useState } from 'react';
import { useWords } from '../../words.ts';
import { PEOPLE_WORDS } from './words.ts';

/** Takes a file that is dropped here, or chosen. */
export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const w = useWords(PEOPLE_WORDS);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <label
      className={over ? 'file-drop over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {w.drop}
      <input
        type="file"
        accept=".csv,text/csv"
        onChange={(event) => {
          take(event.target.files);
          // the same file, mended, may be chosen again
          event.target.value = '';
        }}
      />
    </label>
  );
}

import type { Bilingual } from '../../../../../src/basics/bilingual.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface ReasonFieldsProps {
  readonly value: Bilingual;
  readonly onChange: (value: Bilingual) => void;
}

/** A reason that the public reads, in Thai and in English. */
export function ReasonFields({ value, onChange }: ReasonFieldsProps) {
  const words = useWords(WORDS);
  return (
    <>
      <label>
        {words.reasonTh}
        <textarea
          lang="th"
          rows={2}
          maxLength={2000}
          required
          value={value.th}
          onChange={(event) => onChange({ ...value, th: event.target.value })}
        />
      </label>
      <label>
        {words.reasonEn}
        <textarea
          lang="en"
          rows={2}
          maxLength={2000}
          value={value.en}
          onChange={(event) => onChange({ ...value, en: event.target.value })}
        />
      </label>
    </>
  );
}

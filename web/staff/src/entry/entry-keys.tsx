import { useWords } from '../words.ts';
import { ENTRY_WORDS } from './words.ts';

/** The keys of the form, always on the screen. */
export function EntryKeys({ words }: { readonly words: boolean }) {
  const w = useWords(ENTRY_WORDS);
  return (
    <p className="keys">
      {[...w.keys, ...(words ? w.wordsKeys : [])].map(([key, what]) => (
        <span key={key}>
          <kbd>{key}</kbd> {what}
        </span>
      ))}
    </p>
  );
}

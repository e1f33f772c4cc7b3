import { useState } from 'preact/hooks';
import { Help } from '../parts/help.tsx';
import { useWords } from '../words.ts';

/** Where somebody comes without a code: the letters below the QR can be typed. */
export function Start() {
  const words = useWords();
  const [letters, setLetters] = useState('');
  return (
    <main>
      <h1>{words.trouble.noCode}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const typed = letters.replace(/[^0-9A-Za-z]/g, '');
          if (typed !== '') location.assign(`/f/${typed}`);
        }}
      >
        <label>
          {words.help.enter}
          <input
            value={letters}
            autocapitalize="characters"
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setLetters(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="main">
          {words.help.open}
        </button>
      </form>
      <Help centre={null} />
    </main>
  );
}

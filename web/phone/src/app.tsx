import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../src/basics/bilingual.ts';
import { ReceiptCheck } from './screens/receipt-check.tsx';
import { Start } from './screens/start.tsx';
import { UnitPage } from './screens/unit-page.tsx';
import { LanguageContext, WORDS } from './words.ts';

const KEPT = 'khanaen.phone.language';

function languageAtStart(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'th';
  } catch {
    return 'th';
  }
}

/** The part of the address after `/f/`. */
function codeOfAddress(): string {
  return decodeURIComponent(location.pathname.replace(/^\/f\/?/, '').replace(/\/$/, ''));
}

export function App() {
  const [language, setLanguage] = useState(languageAtStart);
  const code = codeOfAddress();
  const words = WORDS[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `คะแนน · ${words.title}`;
  }, [language, words]);
  const other = language === 'th' ? 'en' : 'th';
  const change = () => {
    setLanguage(other);
    try {
      localStorage.setItem(KEPT, other);
    } catch {
      // The choice holds for this page.
    }
  };
  const receipt = /^receipt\/(.+)$/.exec(code)?.[1];
  return (
    <LanguageContext.Provider value={language}>
      <header>
        <p class="name">
          คะแนน <span>{words.title}</span>
        </p>
        <button type="button" class="plain" lang={other} onClick={change}>
          {words.otherLanguage}
        </button>
      </header>
      {receipt !== undefined ? (
        <ReceiptCheck token={receipt} />
      ) : code === '' ? (
        <Start />
      ) : (
        <UnitPage code={code} />
      )}
    </LanguageContext.Provider>
  );
}

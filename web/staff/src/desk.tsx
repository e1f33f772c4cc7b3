import { createContext, use } from 'react';
import type { Bilingual, Language } from '../../../src/basics/bilingual.ts';
import type { StaffWords } from '../../shared/staff-words.ts';
import { STAFF_WORDS } from '../../shared/staff-words.ts';
import type { Me } from './api/desk-types.ts';

/** What every part of the desk needs: the language, and who works. */
export interface Desk {
  readonly language: Language;
  readonly w: StaffWords;
  readonly say: (text: Bilingual) => string;
  readonly me: Me | null;
  /** Counts log-ins: work that was refused because the session had ended goes on when it changes. */
  readonly session: number;
}

export function makeDesk(language: Language, me: Me | null, session = 0): Desk {
  return {
    language,
    w: STAFF_WORDS[language],
    say: (text) => text[language] || text.th || text.en,
    me,
    session,
  };
}

export const DeskContext = createContext<Desk>(makeDesk('th', null));

export function useDesk(): Desk {
  return use(DeskContext);
}

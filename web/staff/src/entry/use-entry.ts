import { useCallback, useMemo, useRef, useState } from 'react';
import type { Finding } from '../api/desk-types.ts';
import type { Answers } from './answers.ts';
import { openCodes, standing, withAnswer, withoutPlace } from './answers.ts';
import type { Checker } from './check.ts';
import { concerns, shownFindings } from './check.ts';
import type { Cells, Place, Section } from './places.ts';
import { SECTIONS } from './places.ts';
import { Sheet } from './sheet.ts';

/** What an entry begins with: nothing, an earlier entry, or a draft. */
export interface EntryStart {
  readonly cells: Cells;
  readonly words: Readonly<Record<string, string>>;
  readonly answers: Answers;
  readonly left: readonly Section[];
  /** Findings that the server sent with the claim. */
  readonly findings: readonly Finding[];
}

export const NOTHING: EntryStart = { cells: {}, words: {}, answers: {}, left: [], findings: [] };

/** An entry under work: boxes, the questions that are open, and their answers. */
export interface Entry {
  readonly places: readonly Place[];
  readonly sheet: Sheet;
  readonly findings: readonly Finding[];
  readonly answers: Answers;
  /** Sections that have been left, and so are asked about. */
  readonly left: ReadonlySet<Section>;
  setCell(ref: string, cell: string): void;
  setMark(ref: string, mark: string): void;
  answer(code: string, text: string): void;
  /** Asks about the sections left so far and these; the findings that are new. */
  leave(...sections: readonly Section[]): readonly Finding[];
  /** Asks about everything, before the form is handed in: codes that the typist has not seen yet, and warnings without an answer. */
  askAll(): readonly string[];
  /** Findings with which the server refused the entry. */
  refused(findings: readonly Finding[]): void;
}

interface Asked {
  readonly findings: readonly Finding[];
  readonly answers: Answers;
  readonly left: ReadonlySet<Section>;
}

/** `checker` null: nothing is asked before the server has seen it (a third person knows only some places). */
export function useEntry(places: readonly Place[], checker: Checker | null, start: EntryStart): Entry {
  const [sheet] = useState(() => new Sheet(start.cells, start.words));
  const fromServer = useRef<readonly Finding[]>(start.findings);
  const dirty = useRef(false);

  const look = useCallback(
    (left: ReadonlySet<Section>, answers: Answers): Asked => {
      const own = checker === null ? [] : shownFindings(checker(sheet.cells, sheet.words), left, places);
      const more = fromServer.current.filter((f) => f.level !== 'info' && !own.some((o) => same(o, f)));
      const findings = [...own, ...more];
      return { findings, left, answers: standing(answers, findings) };
    },
    [checker, places, sheet],
  );
  const [asked, setAsked] = useState<Asked>(() => look(new Set(start.left), start.answers));
  const now = useRef(asked);
  const put = useCallback((next: Asked) => {
    now.current = next;
    setAsked(next);
  }, []);

  const acts = useMemo(() => {
    const changed = (ref: string) => {
      dirty.current = true;
      const { answers, findings } = now.current;
      const kept = withoutPlace(answers, findings, ref);
      if (kept !== answers) put({ ...now.current, answers: kept });
      // The server runs the same rules: once a figure has changed, what it said is old, and ours is new.
      if (fromServer.current.length > 0)
        fromServer.current = checker === null ? fromServer.current.filter((f) => !concerns(f, ref)) : [];
    };
    /** Looks again; what was not asked before. */
    const ask = (left: ReadonlySet<Section>, answers: Answers): readonly Finding[] => {
      dirty.current = false;
      const before = now.current;
      const next = look(left, answers);
      const fresh = next.findings.filter((f) => !before.findings.some((o) => same(o, f)));
      // Nothing new: nobody need draw anything.
      const still = fresh.length === 0 && next.findings.length === before.findings.length;
      if (!still || next.answers !== before.answers || left.size !== before.left.size) put(next);
      return fresh;
    };
    return {
      setCell(ref: string, cell: string) {
        if (sheet.cell(ref) === cell) return;
        sheet.set(ref, cell);
        changed(ref);
      },
      setMark(ref: string, mark: string) {
        if (sheet.word(ref) === mark) return;
        sheet.setWord(ref, mark);
        changed(ref);
      },
      answer(code: string, text: string) {
        put({ ...now.current, answers: withAnswer(now.current.answers, now.current.findings, code, text) });
      },
      leave(...sections: readonly Section[]): readonly Finding[] {
        const { left, answers } = now.current;
        if (sections.every((section) => left.has(section)) && !dirty.current) return [];
        return ask(new Set([...left, ...sections]), answers);
      },
      askAll(): readonly string[] {
        const fresh = ask(new Set(SECTIONS), now.current.answers);
        const { answers, findings } = now.current;
        return [...new Set([...fresh.map((f) => f.code), ...openCodes(answers, findings)])];
      },
      refused(list: readonly Finding[]) {
        fromServer.current = list;
        put(look(now.current.left, now.current.answers));
      },
    };
  }, [checker, look, put, sheet]);

  return useMemo(() => ({ places, sheet, ...asked, ...acts }), [places, sheet, asked, acts]);
}

function same(a: Finding, b: Finding): boolean {
  return a.code === b.code && a.message.en === b.message.en && a.fields.join() === b.fields.join();
}

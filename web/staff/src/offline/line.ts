import { useSyncExternalStore } from 'react';
import { onAnswer } from '../api/http.ts';

/** Whether the server can be reached. `since`: when it was lost, milliseconds since 1970; null while it answers. */
export interface Line {
  readonly since: number | null;
}

const SINCE_KEY = 'khanaen.line.since';
const UP: Line = { since: null };

let line: Line = UP;
const watchers = new Set<() => void>();

onAnswer((answered) => {
  if (answered === (line.since === null)) return;
  if (answered) {
    line = UP;
    localStorage.removeItem(SINCE_KEY);
  } else {
    // A browser that was killed while the line was cut goes on counting from when it was lost.
    const before = Number(localStorage.getItem(SINCE_KEY) ?? Number.NaN);
    line = { since: before > 0 && before <= Date.now() ? before : Date.now() };
    localStorage.setItem(SINCE_KEY, String(line.since));
  }
  for (const tell of watchers) tell();
});

export function currentLine(): Line {
  return line;
}

export function onLine(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function useLine(): Line {
  return useSyncExternalStore(onLine, currentLine);
}

import { useSyncExternalStore } from 'react';
import type { LineNews } from '../api/line-news.ts';
import { onLineNews, SLOW_MS } from '../api/line-news.ts';

/** Whether the server can be reached. */
export interface Line {
  /** When it was lost, milliseconds since 1970; null while it answers. */
  readonly since: number | null;
  /** It answers, but nobody should wait for it. Never together with `since`. */
  readonly slow: boolean;
}

const SINCE_KEY = 'khanaen.line.since';
const UP: Line = { since: null, slow: false };
const SLOW: Line = { since: null, slow: true };

let line: Line = UP;
const watchers = new Set<() => void>();

onLineNews((news) => {
  const before = line;
  line = after(before, news);
  if (line === before) return;
  if (line.since === null) localStorage.removeItem(SINCE_KEY);
  else localStorage.setItem(SINCE_KEY, String(line.since));
  for (const tell of watchers) tell();
});

/** A slow line is slow until an answer comes in good time: what the bar says does not change with every call. */
function after(before: Line, news: LineNews): Line {
  if (news.kind === 'slow') return before.since === null ? SLOW : before;
  if (news.kind === 'answered') {
    if (news.ms < SLOW_MS) return UP;
    return before.since === null ? before : SLOW;
  }
  if (before.since !== null) return before;
  // A browser that was killed while the line was cut goes on counting from when it was lost.
  const kept = Number(localStorage.getItem(SINCE_KEY) ?? Number.NaN);
  return { since: kept > 0 && kept <= news.since ? kept : news.since, slow: false };
}

export function currentLine(): Line {
  return line;
}

/** True while the server answers in good time: then it is asked first, and what the device has comes second. */
export function isLineGood(): boolean {
  return line === UP;
}

export function onLine(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function useLine(): Line {
  return useSyncExternalStore(onLine, currentLine);
}

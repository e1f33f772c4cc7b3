/**
 * What a call tells of the line. `answered`: the server said something, after `ms`. `slow`: it has said nothing for a while, and
 * is still waited for. `lost`: no answer came, or one of something that stands before a server that is away.
 */
export type LineNews =
  | { readonly kind: 'answered'; readonly ms: number }
  | { readonly kind: 'slow' }
  /** `since`: when the call was made that got no answer, milliseconds since 1970. */
  | { readonly kind: 'lost'; readonly since: number };

const hearers = new Set<(news: LineNews) => void>();

export function onLineNews(hear: (news: LineNews) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export function tellLineNews(news: LineNews): void {
  for (const hear of hearers) hear(news);
}

/** After so long without an answer the line is called slow, and what can be done without it is done without it. */
export const SLOW_MS = 4_000;

/** No call waits longer than this for an answer, or for the next piece of one. */
export const SILENCE_MS = 30_000;

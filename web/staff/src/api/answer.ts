/** An answer of the server: `reply` is null where it has nothing to say. */
export interface ServerAnswer {
  readonly reply: unknown;
}

/**
 * Tells an answer of our server from a page of whatever stands before it: the log-in page of a hotel's or a hall's network comes
 * with 200, a proxy's apology with any status. Ours are JSON, refusals carry `error`; null when it is not ours.
 */
export function readAnswer(status: number, type: string | null, text: string): ServerAnswer | null {
  const good = status >= 200 && status < 300;
  if (status === 204) return { reply: null };
  if (text === '') return good && !type ? { reply: null } : null;
  if (!type || !/^application\/(?:[\w.-]+\+)?json\b/.test(type)) return null;
  const reply = parse(text);
  if (typeof reply !== 'object' || reply === null) return null;
  return good || typeof (reply as { readonly error?: unknown }).error === 'object' ? { reply } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** What a proxy says about one request, or about the server behind it: its status tells more than that it is not ours. */
const OF_PROXIES = new Set([413, 429, 502, 503, 504]);

/** The status under which an answer that is not ours is treated; 0: as none. */
export function foreignStatus(status: number): number {
  return OF_PROXIES.has(status) ? status : 0;
}

/** How a body travels. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** Browsers send a handful of values; whoever sends others costs a parse each time, never memory without end. */
const REMEMBERED = 64;
const LONGEST = 100;
const known = new Map<string, Encoding>();

/**
 * The best encoding that the reader accepts (RFC 9110, 12.5.3): the highest weight wins, brotli before gzip before none. `*` is
 * not taken as a wish for something compressed: who asks for brotli names it.
 */
export function acceptedEncoding(accept: string): Encoding {
  const before = known.get(accept);
  if (before !== undefined) return before;
  const encoding = bestOf(accept);
  if (accept.length <= LONGEST) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(accept, encoding);
  }
  return encoding;
}

function bestOf(accept: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of accept.split(',')) {
    const [coding = '', ...parameters] = part.split(';');
    weights.set(coding.trim().toLowerCase(), weightOf(parameters));
  }
  const weight = (coding: Encoding) => weights.get(coding) ?? 0;
  const best = weight('br') >= weight('gzip') ? 'br' : 'gzip';
  return weight(best) > 0 && weight(best) >= weight('identity') ? best : 'identity';
}

/** 1 when no weight is told; an ill-formed one counts as a refusal. */
function weightOf(parameters: readonly string[]): number {
  for (const parameter of parameters) {
    const weight = /^\s*q\s*=(.*)$/i.exec(parameter)?.[1];
    if (weight !== undefined)
      return /^\s*(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*$/.test(weight) ? Number(weight) : 0;
  }
  return 1;
}

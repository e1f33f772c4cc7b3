import type { ReturnSpec } from '../../election/lookup.ts';
import type { HeadRole } from '../../election/model.ts';

type Wire = number | string;

export interface WireBody {
  readonly head: Record<string, Wire>;
  readonly votes: Record<string, Wire>;
  readonly answers?: readonly { readonly code: string; readonly text: string }[];
  readonly remarks?: string;
}

/**
 * A form of a station or an advance set whose sums are right: 300 present, 10 spoiled, 20 no vote, the rest shared by the
 * lines. `shift` moves votes from the last line to the first, so that forms differ and stay right.
 */
export function rightForm(spec: ReturnSpec, shift = 0): WireBody {
  const { lines } = spec;
  const valid = 270;
  const each = Math.floor(valid / lines.length);
  const votes: Record<string, Wire> = {};
  lines.forEach((line, i) => {
    const last = i === lines.length - 1;
    votes[String(line.number)] =
      (last ? valid - each * (lines.length - 1) - shift : each) + (i === 0 ? shift : 0);
  });
  const figures: Record<HeadRole, number> = {
    registered: 500,
    present: 300,
    received: 500,
    used: 300,
    valid,
    invalid: 10,
    noVote: 20,
    left: 200,
    envelopes: 300,
    total: valid,
    signatures: 9,
  };
  if (!spec.form.fields.some((f) => f.role === 'used')) figures.received = 300;
  return { head: Object.fromEntries(spec.form.fields.map((f) => [f.role, figures[f.role]])), votes };
}

/** The same form with some head places changed. */
export function withHead(form: WireBody, head: Partial<Record<HeadRole, Wire>>): WireBody {
  return { ...form, head: { ...form.head, ...head } };
}

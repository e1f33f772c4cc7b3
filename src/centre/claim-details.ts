import type { ReturnSpec } from '../election/lookup.ts';
import type { RuleCode } from '../election/model.ts';
import { checkReturn } from '../returns/check-return.ts';
import type { TypedBy } from '../returns/entry.ts';
import { disputedFields } from '../returns/field-ref.ts';
import type { FieldRef, Finding } from '../returns/finding.ts';
import type { WireEntry } from '../returns/wire-write.ts';
import { toWireEntry } from '../returns/wire-write.ts';
import type { Claimed } from './claimed.ts';
import type { Desk } from './desk.ts';
import { loadReturn } from './load-return.ts';
import type { LoadedReturn } from './loaded-return.ts';

/** What a task shows besides the photos. Blind tasks show nothing. */
export interface ClaimDetails {
  /** The first typist's own entry, to look at again. */
  readonly yours?: WireEntry;
  /** Places that a third person decides, without either value. */
  readonly disputed?: readonly FieldRef[];
  /**
   * For the supervisor, of an entry in doubt that they have not asked to see: its errors, and nothing of what was typed. They stay
   * blind, and may still be the second person.
   */
  readonly covered?: { readonly codes: readonly RuleCode[] };
  /** For the supervisor: what was typed. */
  readonly entries?: readonly { readonly by: string; readonly entry: WireEntry }[];
  readonly findings?: readonly Finding[];
}

/** Details of the rarer tasks; first and second entries need none, and cost no query. */
export async function claimDetails(desk: Desk, claimed: Claimed): Promise<ClaimDetails> {
  if (claimed.task === 'first' || claimed.task === 'second') return {};
  const { spec } = claimed;
  const loaded = await loadReturn(desk, spec);
  const { state } = loaded;
  switch (state.stage) {
    case 'in-doubt': {
      if (claimed.task === 'look-again') {
        const findings = findingsOf(desk, spec, loaded, state.first);
        return { yours: toWireEntry(spec, state.first.entry), findings };
      }
      if (!loaded.seenBy.includes(claimed.by)) {
        return { covered: { codes: errorsOf(desk, spec, loaded, state.first) } };
      }
      return doubtOf(desk, spec, loaded, state.first);
    }
    case 'differs':
      return { disputed: disputedFields(spec, state.first.entry.figures, state.second.entry.figures) };
    case 'with-supervisor': {
      const disputed = disputedFields(spec, state.first.entry.figures, state.second.entry.figures);
      const typed = [state.first, state.second, ...(state.third === null ? [] : [state.third])];
      return {
        disputed,
        entries: await named(desk, spec, typed),
        findings: findingsOf(desk, spec, loaded, state.first),
      };
    }
    case 'expected':
    case 'received':
    case 'unreadable':
    case 'entered-once':
    case 'accepted':
    case 'correction-proposed':
    case 'annulled':
      return {};
  }
}

/** An entry in doubt as its judge sees it. */
export async function doubtOf(
  desk: Desk,
  spec: ReturnSpec,
  loaded: LoadedReturn,
  typed: TypedBy,
): Promise<ClaimDetails> {
  return {
    entries: await named(desk, spec, [typed]),
    findings: findingsOf(desk, spec, loaded, typed),
  };
}

/** Codes of the errors that stand on an entry, each once. */
export function errorsOf(
  desk: Desk,
  spec: ReturnSpec,
  loaded: LoadedReturn,
  typed: TypedBy,
): readonly RuleCode[] {
  const errors = findingsOf(desk, spec, loaded, typed).filter((f) => f.level === 'error');
  return [...new Set(errors.map((f) => f.code))];
}

export function findingsOf(
  desk: Desk,
  spec: ReturnSpec,
  loaded: LoadedReturn,
  typed: TypedBy,
): readonly Finding[] {
  const siblings = new Map(
    loaded.siblings.flatMap((o) => (o.figures === null ? [] : [[o.ballot, o.figures] as const])),
  );
  const { figures, words } = typed.entry;
  return checkReturn(spec, desk.election, figures, { photoCount: loaded.photos.length, siblings, words });
}

async function named(desk: Desk, spec: ReturnSpec, typed: readonly TypedBy[]) {
  await desk.publicIds.learn(typed.map((t) => t.by));
  return typed.map((t) => ({ by: desk.publicIds.of(t.by), entry: toWireEntry(spec, t.entry) }));
}

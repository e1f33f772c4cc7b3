import type { ReturnSpec } from '../election/lookup.ts';
import type { CorrectionReason } from '../returns/correction-reasons.ts';
import type { TypedBy } from '../returns/entry.ts';
import type { Leave, LiveRecord, Override, ReturnState, Stage } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';
import type { LoadedReturn } from './loaded-return.ts';
import type { PackedEntry } from './packed.ts';
import { NOW_MS, packedEntry, packedSiblings, unpackEntry, unpackSiblings } from './packed.ts';
import { packedPhotos, unpackPhotos } from './photo-list.ts';

interface LoadRow {
  rev: number;
  stage: Stage;
  round: number;
  version: number;
  reason: string;
  as_written: Override | null;
  not_blind: Leave | null;
  shown_to: number[];
  differed: number[] | null;
  first_entry: number | null;
  second_entry: number | null;
  third_entry: number | null;
  proposed_entry: number | null;
  claim_id: string | null;
  claimed_by: number | null;
  claim_live: boolean | null;
  past_claims: string[];
  now_ms: number;
  photos: string[];
  waits: boolean;
  excuse: string | null;
  paper_pages: number | null;
  siblings: string | null;
  live: LiveRecord | null;
  first: PackedEntry | null;
  second: PackedEntry | null;
  third: PackedEntry | null;
  proposed: PackedEntry | null;
}

/**
 * One statement for everything. Entries and the live record come packed: few columns, because each one is described anew with
 * every reply, and a null key is looked up nowhere.
 */
const LOAD = `
select r.rev, r.stage, r.round, r.version, r.reason, r.as_written, r.not_blind, r.shown_to,
       case when r.stage = 'correction-proposed'
            then array(select person_id from entry where return_id = r.return_id and kind = 'confirmation'
                          and entry_id > r.proposed_entry order by entry_id) end as differed,
       r.first_entry, r.second_entry, r.third_entry, r.proposed_entry,
       r.claim_id, r.claimed_by, r.claimed_until > now() as claim_live, r.past_claims,
       ${NOW_MS} as now_ms,
       ${packedPhotos('r.return_id')} as photos, r.waits_for_pages as waits, r.pages_excuse as excuse, r.paper_pages,
       ${packedSiblings} as siblings,
       case when r.stage in ('accepted', 'correction-proposed')
            then (select json_build_object('version', version, 'figures', figures, 'findings', findings)
                    from record where return_id = r.return_id and live) end as live,
       ${packedEntry('first_entry')} as first, ${packedEntry('second_entry')} as second,
       ${packedEntry('third_entry')} as third, ${packedEntry('proposed_entry')} as proposed
  from return r
 where r.return_id = $1`;

/** Loads a return of the election. A row that is missing means that another package was opened: a bug, and it throws. */
export async function loadReturn(desk: Desk, spec: ReturnSpec): Promise<LoadedReturn> {
  const result = await desk.db.query<LoadRow>({ name: 'return-load', text: LOAD, values: [spec.index] });
  const row = result.rows[0];
  if (row === undefined) throw new Error(`no row for return ${spec.index}`);
  desk.clock.observe(row.now_ms);
  const pictures = unpackPhotos(row.photos);
  return {
    returnId: spec.index,
    rev: row.rev,
    state: stateOf(row),
    keys: {
      first: row.first_entry,
      second: row.second_entry,
      third: row.third_entry,
      proposed: row.proposed_entry,
    },
    claim:
      row.claim_id === null || row.claimed_by === null
        ? null
        : { id: row.claim_id, by: row.claimed_by, live: row.claim_live === true },
    pastClaims: row.past_claims,
    seenBy: row.shown_to,
    photos: pictures.map((p) => p.photo),
    pictures,
    waits: row.waits,
    excuse: row.excuse,
    paperPages: row.paper_pages,
    siblings: unpackSiblings(desk, row.siblings),
    now: Math.floor(row.now_ms),
  };
}

/** The state that a row stands for. A row that lacks what its stage needs is damaged and throws. */
function stateOf(row: LoadRow): ReturnState {
  const { stage, round, version } = row;
  const base = { round, version };
  switch (stage) {
    case 'expected':
    case 'received':
      return { stage, ...base };
    case 'unreadable':
    case 'annulled':
      return { stage, ...base, reason: row.reason };
    case 'in-doubt':
      return { stage, ...base, first: typed(row, 'first') };
    case 'entered-once':
      return { stage, ...base, first: typed(row, 'first'), asWritten: row.as_written, leave: row.not_blind };
    case 'differs':
      return {
        stage,
        ...base,
        first: typed(row, 'first'),
        second: typed(row, 'second'),
        asWritten: row.as_written,
        leave: row.not_blind,
      };
    case 'with-supervisor': {
      const third = row.third_entry === null ? null : typed(row, 'third');
      return {
        stage,
        ...base,
        first: typed(row, 'first'),
        second: typed(row, 'second'),
        third,
        asWritten: row.as_written,
        leave: row.not_blind,
      };
    }
    case 'accepted':
      return { stage, ...base, live: live(row) };
    case 'correction-proposed': {
      const reason = JSON.parse(row.reason) as CorrectionReason;
      const differed = row.differed ?? [];
      const proposal = { typed: typed(row, 'proposed'), reason, override: row.as_written, differed };
      return { stage, ...base, live: live(row), proposal };
    }
  }
}

function typed(row: LoadRow, slot: 'first' | 'second' | 'third' | 'proposed'): TypedBy {
  const packed = row[slot];
  if (packed === null) throw new Error(`stage ${row.stage} without its entry`);
  return unpackEntry(packed);
}

function live(row: LoadRow): LiveRecord {
  if (row.live === null) throw new Error(`stage ${row.stage} without its record`);
  return row.live;
}

import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { BallotId } from '../election/model.ts';
import type { CorrectionReason } from '../returns/correction-reasons.ts';
import type { TypedBy } from '../returns/entry.ts';
import type { Answer } from '../returns/finding.ts';
import type { FindingNote, LiveRecord, Override, ReturnState, Stage } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';
import type { LoadedReturn, Sibling } from './loaded-return.ts';

interface LoadRow {
  rev: number;
  stage: Stage;
  round: number;
  version: number;
  reason: string;
  as_written: Override | null;
  first_entry: number | null;
  second_entry: number | null;
  third_entry: number | null;
  proposed_entry: number | null;
  claim_id: string | null;
  claimed_by: number | null;
  claim_live: boolean | null;
  now_ms: number;
  photos: string[];
  siblings: string | null;
  live_figures: number[] | null;
  live_findings: FindingNote[] | null;
  f_by: number | null;
  f_figures: number[] | null;
  f_words: string[] | null;
  f_answers: Answer[] | null;
  f_remarks: string | null;
  s_by: number | null;
  s_figures: number[] | null;
  s_words: string[] | null;
  s_answers: Answer[] | null;
  s_remarks: string | null;
  t_by: number | null;
  t_figures: number[] | null;
  t_words: string[] | null;
  t_answers: Answer[] | null;
  t_remarks: string | null;
  p_by: number | null;
  p_figures: number[] | null;
  p_words: string[] | null;
  p_answers: Answer[] | null;
  p_remarks: string | null;
}

type Slot = 'f' | 's' | 't' | 'p';

const entryColumns = (slot: Slot) =>
  `${slot}.person_id as ${slot}_by, ${slot}.figures as ${slot}_figures, ${slot}.words as ${slot}_words,
   ${slot}.answers as ${slot}_answers, ${slot}.remarks as ${slot}_remarks`;

/** One statement for everything; entries and records that are not there cost an index look-up that finds nothing. */
const LOAD = `
select r.rev, r.stage, r.round, r.version, r.reason, r.as_written,
       r.first_entry, r.second_entry, r.third_entry, r.proposed_entry,
       r.claim_id, r.claimed_by, r.claimed_until > now() as claim_live,
       (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms,
       array(select photo from photo where return_id = r.return_id order by received_at, original) as photos,
       (select string_agg(o.return_id || ' ' || o.version || ' ' || coalesce(array_to_string(v.figures, ','), ''), ';')
          from return o left join record v on v.return_id = o.return_id and v.live
         where o.return_id = any($2::int[])) as siblings,
       l.figures as live_figures, l.findings as live_findings,
       ${entryColumns('f')}, ${entryColumns('s')}, ${entryColumns('t')}, ${entryColumns('p')}
  from return r
  left join record l on l.return_id = r.return_id and l.live
  left join entry f on f.entry_id = r.first_entry
  left join entry s on s.entry_id = r.second_entry
  left join entry t on t.entry_id = r.third_entry
  left join entry p on p.entry_id = r.proposed_entry
 where r.return_id = $1`;

/** Loads a return of the election. A row that is missing means that another package was opened: a bug, and it throws. */
export async function loadReturn(desk: Desk, spec: ReturnSpec): Promise<LoadedReturn> {
  const others = siblingIds(desk, spec);
  const result = await desk.db.query<LoadRow>({
    name: 'return-load',
    text: LOAD,
    values: [spec.index, `{${others.join(',')}}`],
  });
  const row = result.rows[0];
  if (row === undefined) throw new Error(`no row for return ${spec.index}`);
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
    photos: row.photos,
    siblings: parseSiblings(desk, row.siblings),
    now: Math.floor(row.now_ms),
  };
}

/** The other returns of the same unit, in order of their index. */
export function siblingIds(desk: Desk, spec: ReturnSpec): number[] {
  return at(desk.election.returnsOfUnit, spec.unitIndex).filter((r) => r >= 0 && r !== spec.index);
}

function parseSiblings(desk: Desk, text: string | null): Sibling[] {
  if (text === null) return [];
  return text.split(';').map((part) => {
    const [id, version, figures] = part.split(' ');
    const returnId = Number(id);
    const ballot: BallotId = at(desk.election.returns, returnId).contest.ballot;
    return {
      returnId,
      ballot,
      version: Number(version),
      figures: figures === undefined || figures === '' ? null : (JSON.parse(`[${figures}]`) as number[]),
    };
  });
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
      return { stage, ...base, first: typed(row, 'f') };
    case 'entered-once':
      return { stage, ...base, first: typed(row, 'f'), asWritten: row.as_written };
    case 'differs':
      return { stage, ...base, first: typed(row, 'f'), second: typed(row, 's'), asWritten: row.as_written };
    case 'with-supervisor': {
      const third = row.third_entry === null ? null : typed(row, 't');
      return {
        stage,
        ...base,
        first: typed(row, 'f'),
        second: typed(row, 's'),
        third,
        asWritten: row.as_written,
      };
    }
    case 'accepted':
      return { stage, ...base, live: live(row) };
    case 'correction-proposed': {
      const reason = JSON.parse(row.reason) as CorrectionReason;
      const proposal = { typed: typed(row, 'p'), reason, override: row.as_written };
      return { stage, ...base, live: live(row), proposal };
    }
  }
}

function typed(row: LoadRow, slot: Slot): TypedBy {
  const by = row[`${slot}_by`];
  const figures = row[`${slot}_figures`];
  if (by === null || figures === null) throw new Error(`stage ${row.stage} without its entry`);
  return {
    by,
    entry: {
      figures,
      words: row[`${slot}_words`],
      answers: row[`${slot}_answers`] ?? [],
      remarks: row[`${slot}_remarks`] ?? '',
    },
  };
}

function live(row: LoadRow): LiveRecord {
  if (row.live_figures === null) throw new Error(`stage ${row.stage} without its record`);
  return { version: row.version, figures: row.live_figures, findings: row.live_findings ?? [] };
}

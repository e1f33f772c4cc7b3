import type { Leave, Override, Stage } from '../returns/life-state.ts';
import type { PackedEntry } from './packed.ts';
import { NOW_MS, packedEntry, packedSiblings } from './packed.ts';
import { packedPhotos } from './photo-list.ts';
import type { Task } from './tasks.ts';
import { TASK_CONDITIONS } from './tasks.ts';

/** Parameters of the SQL below, e.g. `$4`. */
export interface PickParameters {
  readonly person: string;
  /** uuid of the new claim. */
  readonly claim: string;
  readonly seconds: string;
  /** SQL condition on `centre_id`. */
  readonly centre: string;
  /** SQL condition that must hold before anything is picked; `true` when there is none. */
  readonly when: string;
  /** Gives back a claim that the person holds already. */
  readonly resume: boolean;
  /** The work is taken along, to be typed later: `resume` does not give it back. */
  readonly reserve?: boolean;
}

/**
 * Common table expressions `pick` and `claim`: the next free return. With `resume` first what the person holds; then what a
 * supervisor raised, whatever its task; then the oldest of the first task that has one. `coalesce` stops at the first that finds
 * a row, so only that row is locked; rows that others lock are skipped, so nobody waits. Nothing is given out where entry is
 * paused, but what somebody holds they may get back and finish.
 */
export function pickSql(tasks: readonly Task[], p: PickParameters): string {
  const key = [tasks.join(), p.person, p.claim, p.seconds, p.centre, p.when, p.resume, p.reserve].join('|');
  let text = texts.get(key);
  if (text === undefined) {
    text = makePickSql(tasks, p);
    texts.set(key, text);
  }
  return text;
}

/** Texts by their parameters: few, and each is asked for thousands of times. */
const texts = new Map<string, string>();

function makePickSql(tasks: readonly Task[], p: PickParameters): string {
  const person = `${p.person}::int`;
  const wanted = tasks.map((task) => ({
    task,
    conditions: TASK_CONDITIONS[task].map((c) => c.replaceAll('$p', person)),
  }));
  const oldest = (condition: string) =>
    `(select return_id from return where ${p.centre} and ${condition} order by received_at, return_id
       limit 1 for no key update skip locked)`;
  const finders: string[] = [];
  if (p.resume) {
    const any = wanted.flatMap(({ conditions }) => conditions.map((c) => `(${c})`)).join(' or ');
    finders.push(oldest(`claimed_by = ${p.person} and claimed_until > now() and not reserved and (${any})`));
  }
  finders.push(raised(wanted, p.centre));
  for (const { conditions } of wanted) {
    for (const c of conditions) finders.push(oldest(`${c} and ${FREE} and ${OPEN}`));
  }
  return `pick as materialized (
    select case when ${p.when} then coalesce(${finders.join(',\n')}) end as return_id
  ), claim as (
    update return r
       set claim_id = ${p.claim}, claimed_by = ${p.person}, rev = r.rev + 1,
           claimed_until = now() + make_interval(secs => ${p.seconds}), reserved = ${p.reserve === true},
           past_claims = ${PAST_CLAIMS},
           shown_to = ${shownTo(person)},
           lapses = r.lapses + case when r.claimed_until < now() and r.lapses < 1000 then 1 else 0 end
      from pick where r.return_id = pick.return_id
    returning r.return_id, r.stage, r.rev, r.round, r.version, r.first_by, r.first_entry, r.as_written, r.not_blind, r.shown_to, r.claimed_until,
              ${packedPhotos('r.return_id')} as photos,
              ${packedSiblings} as siblings,
              case when r.stage = 'entered-once' then ${packedEntry('first_entry')} end as first
  )`;
}

/**
 * A claim that ran out, or that its holder took anew after a reload, is remembered with its holder until the return's stage
 * changes: what was typed under it may still be handed in while nobody else has the return.
 */
const PAST_CLAIMS = `case when r.claim_id is null then r.past_claims
                else (array_prepend(r.claim_id || '/' || r.claimed_by, r.past_claims))[1:8] end`;

/** Settling shows what others typed. An entry in doubt is covered until somebody asks to see it (show-entries.ts). */
const shownTo = (person: string) =>
  `case when r.stage = 'with-supervisor' and ${person} <> all(r.shown_to) then r.shown_to || ${person} else r.shown_to end`;

export const FREE = '(claimed_until is null or claimed_until < now())';

/** Nobody has paused entry where the return lies. A look at an index that is nearly always empty. */
export const OPEN = `not exists (select from entry_pause h where h.resumed_at is null
        and (h.everywhere or return.centre_id = any(h.centre_ids) or return.constituency = any(h.constituencies)))`;

/**
 * What was raised, the most urgent first. The stage is asked for in a `case` on purpose: the planner then cannot take the
 * index of the queue, which it would read from end to end, but only the small one of raised returns.
 */
function raised(
  wanted: readonly { readonly task: Task; readonly conditions: readonly string[] }[],
  centre: string,
): string {
  const all = wanted.flatMap(({ conditions }) => conditions);
  const fits = `case ${all.map((c) => `when ${c} then true`).join(' ')} else false end`;
  const place = `case ${all.map((c, i) => `when ${c} then ${i}`).join(' ')} end`;
  return `(select return_id from return where ${centre} and priority > 0 and ${fits} and ${FREE} and ${OPEN}
       order by priority desc, ${place}, received_at, return_id limit 1 for no key update skip locked)`;
}

/** Columns of a claim in the final `select`, under the alias `c`. */
export const CLAIM_COLUMNS = `c.return_id as next_return, c.stage as next_stage, c.rev as next_rev, c.round as next_round,
  c.version as next_version, c.first_by as next_first_by, c.first_entry as next_first_entry,
  c.as_written as next_as_written, c.not_blind as next_leave, c.shown_to as next_seen_by, (extract(epoch from c.claimed_until) * 1000)::float8 as next_deadline,
  c.photos as next_photos, c.siblings as next_siblings, c.first as next_first, ${NOW_MS} as next_now`;

export interface ClaimRow {
  next_return: number | null;
  next_stage: Stage;
  next_rev: number;
  next_round: number;
  next_version: number;
  next_first_by: number | null;
  next_first_entry: number | null;
  next_as_written: Override | null;
  next_leave: Leave | null;
  next_seen_by: number[];
  next_deadline: number;
  next_photos: string[];
  next_siblings: string | null;
  next_first: PackedEntry | null;
  next_now: number;
}

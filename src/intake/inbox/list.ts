import { at } from '../../basics/assert.ts';
import type { Desk } from '../../centre/desk.ts';
import type { Election } from '../../election/lookup.ts';
import type { Unit, UnitId } from '../../election/model.ts';
import type { ArrivalRow } from '../arrival-rows.ts';
import { ARRIVAL_COLUMNS, OPEN_STATES } from '../arrival-rows.ts';

/** Whose inboxes are looked at; `everywhere` includes what belongs to no centre yet. */
export interface InboxScope {
  readonly everywhere: boolean;
  readonly centreIds: readonly string[];
}

/** An arrival as the desk shows it. Times are ISO 8601. */
export interface ArrivalView {
  readonly receipt: string;
  readonly channel: string;
  readonly sender: string;
  readonly words: string;
  readonly receivedAt: string;
  readonly sentAt: string | null;
  readonly state: string;
  readonly doubt: string | null;
  readonly centre: string | null;
  /** The unit that a code names, or that the sender is bound to. */
  readonly hint: UnitView | null;
  /** Where it was placed, or which page of which return it would double. */
  readonly place: {
    readonly unit: UnitView;
    readonly ballot: string;
    readonly formCode: string;
    readonly page: number | null;
  } | null;
  readonly original: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Of 0 to about 2,000; below 150 it is likely blurred. Null: not read. */
  readonly sharpness: number | null;
  readonly rev: number;
}

export interface UnitView {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly name: { readonly th: string; readonly en: string };
  readonly centre: string;
  /** Sub-district and district, from the inside out: numbers of stations begin anew in each. */
  readonly within: readonly { readonly th: string; readonly en: string }[];
}

export interface InboxList {
  readonly arrivals: readonly ArrivalView[];
  /** All that wait for somebody, also those beyond the list. */
  readonly open: number;
  /** Kept and not read yet. */
  readonly unread: number;
  /** Returns whose pages are missing, or whose typed entries have lost their photo. */
  readonly incomplete: number;
}

const MOST = 200;

/** What waits for somebody, oldest first; blurred photos, for which a better one was asked, last. */
export async function listInbox(desk: Desk, scope: InboxScope): Promise<InboxList> {
  const values = [scope.everywhere, scope.centreIds, OPEN_STATES];
  const open = `state = any($3::text[]) and ($1 or at_centre = any($2::text[]))`;
  const [rows, counts] = await Promise.all([
    desk.db.query<ArrivalRow & Record<string, unknown>>(
      `select ${ARRIVAL_COLUMNS} from arrival where ${open} order by (state = 'blurred'), arrival_id limit ${MOST}`,
      values,
    ),
    desk.db.query<{ open: number; unread: number; incomplete: number }>(
      `select (select count(*) from arrival where ${open}) as open,
              (select count(*) from arrival where state = 'unread' and ($1 or at_centre = any($2::text[]))) as unread,
              (select count(*) from return where waits_for_pages and ($1 or centre_id = any($2::text[]))) as incomplete`,
      values,
    ),
  ]);
  const count = at(counts.rows, 0);
  return {
    arrivals: rows.rows.map((row) => arrivalView(desk.election, row)),
    open: count.open,
    unread: count.unread,
    incomplete: count.incomplete,
  };
}

export function arrivalView(election: Election, row: ArrivalRow): ArrivalView {
  const spec = row.return_id === null ? null : at(election.returns, row.return_id);
  return {
    receipt: row.receipt,
    channel: row.channel,
    sender: row.sender,
    words: row.words,
    receivedAt: row.received_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    state: row.state,
    doubt: row.doubt,
    centre: row.at_centre,
    hint: row.hint_unit === null ? null : unitView(election, row.hint_unit),
    place:
      spec === null
        ? null
        : {
            unit: unitOf(election, spec.unit),
            ballot: spec.contest.ballot,
            formCode: spec.form.code,
            page: row.page,
          },
    original: row.original,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    sharpness: row.look === null ? null : Math.round(row.look.sharpness),
    rev: row.rev,
  };
}

/** Null for a unit that the election has not. */
function unitView(election: Election, id: UnitId): UnitView | null {
  return election.unitIndex.has(id) ? unitOf(election, election.getUnitOrThrow(id)) : null;
}

export function unitOf(election: Election, unit: Unit): UnitView {
  const { id, number, kind, name, centreId, subDistrictId, districtId } = unit;
  const within = [subDistrictId, districtId].flatMap((area) =>
    area === null ? [] : [election.getArea(area).name],
  );
  return { id, number, kind, name, centre: centreId, within };
}

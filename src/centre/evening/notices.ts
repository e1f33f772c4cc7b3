import type { Pool } from 'pg';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { KnownPlace, Place } from './place.ts';
import { findPlace, placeView, touches } from './place.ts';
import { SharedRead } from './shared-read.ts';

export const IMPORTANCES = ['normal', 'important', 'urgent'] as const;
export type Importance = (typeof IMPORTANCES)[number];

interface RunningPause {
  readonly id: number;
  readonly place: Place;
  readonly message: Bilingual;
  readonly since: Date;
}

interface RunningAnnouncement {
  readonly id: number;
  readonly place: Place;
  readonly importance: Importance;
  readonly text: Bilingual;
  readonly from: Date;
  readonly until: Date;
}

interface Running {
  readonly pauses: readonly RunningPause[];
  readonly announcements: readonly RunningAnnouncement[];
}

interface Row {
  id: number;
  area_kind: Place['kind'];
  area_id: string;
  th: string;
  en: string;
}

/** Pauses and announcements that hold now: read once for all screens that poll. */
export class NoticeBoard {
  readonly #db: Pool;
  readonly #shared: SharedRead<Running>;

  constructor(db: Pool, freshMs: number) {
    this.#db = db;
    this.#shared = new SharedRead(() => this.#read(), freshMs);
  }

  running(): Promise<Running> {
    return this.#shared.get();
  }

  drop(): void {
    this.#shared.drop();
  }

  async #read(): Promise<Running> {
    const [pauses, announcements] = await Promise.all([
      this.#db.query<Row & { since: Date }>(
        `select pause_id as id, area_kind, area_id, message_th as th, message_en as en, paused_at as since
           from entry_pause where resumed_at is null order by pause_id desc`,
      ),
      this.#db.query<Row & { importance: Importance; from: Date; until: Date }>(
        `select announcement_id as id, area_kind, area_id, text_th as th, text_en as en, importance,
                from_at as from, until_at as until
           from announcement where withdrawn_at is null and until_at > now() and from_at <= now()
          order by announcement_id desc limit 500`,
      ),
    ]);
    const place = (row: Row): Place => ({ kind: row.area_kind, id: row.area_id });
    const text = ({ th, en }: Row): Bilingual => ({ th, en });
    return {
      pauses: pauses.rows.map((row) => ({
        id: row.id,
        place: place(row),
        message: text(row),
        since: row.since,
      })),
      announcements: announcements.rows.map((row) => ({
        id: row.id,
        place: place(row),
        importance: row.importance,
        text: text(row),
        from: row.from,
        until: row.until,
      })),
    };
  }
}

/** Of these the ones that concern a person, with their places. */
function concerning<T extends { readonly place: Place }>(
  election: Election,
  person: Person,
  list: readonly T[],
): readonly { readonly notice: T; readonly place: KnownPlace }[] {
  return list.flatMap((notice) => {
    const place = findPlace(election, notice.place);
    return place !== null && touches(person, place) ? [{ notice, place }] : [];
  });
}

/** What a person's screens show: pauses and announcements of their area of duty, and which of them they have seen. */
export async function noticesOf(
  db: Pool,
  board: NoticeBoard,
  election: Election,
  person: Person,
): Promise<object> {
  const running = await board.running();
  const announcements = concerning(election, person, running.announcements);
  const ids = announcements.map(({ notice }) => notice.id);
  const seen = new Set<number>();
  if (ids.length > 0) {
    const { rows } = await db.query<{ id: number }>(
      `select announcement_id as id from announcement_seen where person_id = $1 and announcement_id = any($2)`,
      [person.personId, ids],
    );
    for (const { id } of rows) seen.add(id);
  }
  return {
    pauses: concerning(election, person, running.pauses).map(({ notice, place }) => ({
      id: String(notice.id),
      area: placeView(place),
      message: notice.message,
      since: notice.since,
    })),
    announcements: announcements.map(({ notice, place }) => ({
      id: String(notice.id),
      area: placeView(place),
      importance: notice.importance,
      text: notice.text,
      from: notice.from,
      until: notice.until,
      seen: seen.has(notice.id),
    })),
  };
}

/**
 * What somebody is told who finds no work where entry is paused: the message of the newest pause that touches the centre (null:
 * any centre of theirs). Null where nothing is paused.
 */
export async function pauseMessage(
  board: NoticeBoard,
  election: Election,
  person: Person,
  centreId: string | null,
): Promise<Bilingual | null> {
  const { pauses } = await board.running();
  const here = concerning(election, person, pauses).filter(
    ({ place }) => centreId === null || place.centreIds.some((id) => id === centreId),
  );
  return here[0]?.notice.message ?? null;
}

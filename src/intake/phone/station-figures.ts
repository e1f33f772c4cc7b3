import { at } from '../../basics/assert.ts';
import type { Desk } from '../../centre/desk.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { CentreId } from '../../election/model.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figure, Figures } from '../../returns/figures.ts';
import { countsAs, HEAD_SIZE, ILLEGIBLE, NOT_ON_FORM } from '../../returns/figures.ts';

/** Keeps what a committee typed. The same key again changes nothing. False: the key belongs to another form. */
export async function keepStationFigures(
  desk: Desk,
  spec: ReturnSpec,
  key: string,
  figures: Figures,
): Promise<boolean> {
  await desk.db.query({
    name: 'station-entry-keep',
    text: 'insert into station_entry (key, return_id, figures) values ($1, $2, $3) on conflict (key) do nothing',
    values: [key, spec.index, figures],
  });
  const { rows } = await desk.db.query<{ return_id: number }>({
    name: 'station-entry-find',
    text: 'select return_id from station_entry where key = $1',
    values: [key],
  });
  return rows[0]?.return_id === spec.index;
}

/** A place where the committee typed something else than the record says. */
export interface StationDifference {
  /** A head role, or `vote:` and the ballot number. */
  readonly place: string;
  readonly station: Figure;
  readonly record: Figure;
}

export interface StationFigures {
  readonly spec: ReturnSpec;
  readonly sentAt: Date;
  readonly differences: readonly StationDifference[];
}

interface Row {
  readonly return_id: number;
  readonly sent_at: Date;
  readonly station: number[];
  readonly record: number[];
}

/** The newest typing of the committee against the live record; only where there is a record, so that no typist is led by it. */
const NEWEST = `select r.return_id, s.sent_at, s.figures as station, rec.figures as record
    from return r
    join record rec on rec.return_id = r.return_id and rec.live
    join lateral (select figures, sent_at from station_entry e where e.return_id = r.return_id
                   order by e.station_entry_id desc limit 1) s on true`;

/** What the committee typed of an accepted return; null: nothing, or the return is not accepted. */
export async function stationFiguresOf(desk: Desk, spec: ReturnSpec): Promise<StationFigures | null> {
  const { rows } = await desk.db.query<Row>({
    name: 'station-figures-of',
    text: `${NEWEST} where r.return_id = $1`,
    values: [spec.index],
  });
  return rows[0] === undefined ? null : viewOf(desk, rows[0]);
}

const MOST = 200;

/** Accepted returns of these centres (null: all) whose committee typed other figures, newest typing first. */
export async function differingStations(
  desk: Desk,
  centres: readonly CentreId[] | null,
): Promise<readonly StationFigures[]> {
  const { rows } = await desk.db.query<Row>({
    name: 'station-figures-differing',
    text: `${NEWEST} where s.figures <> rec.figures and ($1::text[] is null or r.centre_id = any($1::text[]))
       order by s.sent_at desc limit ${MOST}`,
    values: [centres],
  });
  return rows.map((row) => viewOf(desk, row)).filter(({ differences }) => differences.length > 0);
}

function viewOf({ election }: Desk, row: Row): StationFigures {
  const spec = at(election.returns, row.return_id);
  const differences: StationDifference[] = [];
  row.record.forEach((record, i) => {
    const station = row.station[i] ?? NOT_ON_FORM;
    if (sameFigure(station, record)) return;
    const place =
      i < HEAD_SIZE ? at(HEAD_ROLES, i) : `vote:${spec.lines[i - HEAD_SIZE]?.number ?? i - HEAD_SIZE + 1}`;
    differences.push({ place, station, record });
  });
  return { spec, sentAt: row.sent_at, differences };
}

/** A dash, a blank and a zero all count as nothing: a committee in a hurry need not copy the sign (domain 2.1a). */
function sameFigure(a: Figure, b: Figure): boolean {
  if (a === b) return true;
  if (!isReadable(a) || !isReadable(b)) return false;
  return countsAs(a) === countsAs(b);
}

const isReadable = (figure: Figure) => figure !== ILLEGIBLE && figure !== NOT_ON_FORM;

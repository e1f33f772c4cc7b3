import { packedPhotos, unpackPhotos } from '../../centre/photo-list.ts';
import type { Figures } from '../../returns/figures.ts';
import type { Queries } from '../../store/grouped-queries.ts';
import type { RecordReading } from './read-record.ts';

/** An accepted record that nobody has read from its photos yet. */
export interface UnreadRecord {
  readonly returnId: number;
  readonly version: number;
  readonly figures: Figures;
  /** The newest photo of each page. */
  readonly photoOf: ReadonlyMap<number, string>;
}

/** Live records without a reading, the oldest first. Nothing is read of a return before it is accepted. */
export async function unreadRecords(db: Queries, most: number): Promise<UnreadRecord[]> {
  const { rows } = await db.query<{
    return_id: number;
    version: number;
    figures: number[];
    photos: string[];
  }>({
    name: 'records-unread',
    text: `select v.return_id, v.version, v.figures, ${packedPhotos('v.return_id')} as photos
             from record v
            where v.live and not exists
                  (select from reading d where d.return_id = v.return_id and d.version = v.version)
            order by v.accepted_at limit $1`,
    values: [most],
  });
  return rows.map(({ return_id, version, figures, photos }) => ({
    returnId: return_id,
    version,
    figures,
    photoOf: new Map(
      unpackPhotos(photos).flatMap(({ page, original }) =>
        page === null || page === 0 ? [] : [[page, original] as const],
      ),
    ),
  }));
}

/** Keeps a reading and its doubts together, once for each record. */
export async function keepReading(
  db: Queries,
  record: Pick<UnreadRecord, 'returnId' | 'version'>,
  model: string,
  reading: RecordReading,
): Promise<void> {
  const { returnId, version } = record;
  if (reading.outcome !== 'read') {
    await db.query(
      `insert into reading (return_id, version, outcome, model) values ($1, $2, $3, $4)
       on conflict (return_id, version) do nothing`,
      [returnId, version, reading.outcome, model],
    );
    return;
  }
  const { script, photos, figures, confidences, suggestions, differs } = reading;
  await db.query(
    `with kept as (
       insert into reading (return_id, version, outcome, model, script, photos, figures, confidences, suggested, agreed)
       values ($1, $2, 'read', $3, $4, $5::text[], $6::int[], $7::real[], $8, $9)
       on conflict (return_id, version) do nothing returning return_id, version
     )
     insert into paper_doubt (return_id, version, position, recorded, read, confidence)
     select kept.return_id, kept.version, d.position, d.recorded, d.read, d.confidence
       from kept, unnest($10::int[], $11::int[], $12::int[], $13::real[]) as d (position, recorded, read, confidence)`,
    [
      returnId,
      version,
      model,
      script,
      photos,
      figures,
      confidences,
      suggestions.length,
      suggestions.length - differs.length,
      differs.map((d) => d.position),
      differs.map((d) => d.recorded),
      differs.map((d) => d.read),
      differs.map((d) => d.confidence),
    ],
  );
}

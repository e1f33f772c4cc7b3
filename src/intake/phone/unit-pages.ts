import { at } from '../../basics/assert.ts';
import type { Desk } from '../../centre/desk.ts';
import { missingPages, packedPhotos, unpackPhotos } from '../../centre/photo-list.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { UnitId } from '../../election/model.ts';
import type { Stage } from '../../returns/life-state.ts';

/** How it stands with one form of a unit, as its committee may know it. */
export interface FormPages {
  readonly spec: ReturnSpec;
  readonly pages: readonly { readonly page: number; readonly received: boolean }[];
  readonly figuresReceived: boolean;
  readonly accepted: boolean;
}

interface Row {
  readonly return_id: number;
  readonly stage: Stage;
  readonly waits: boolean;
  readonly photos: string[];
  readonly figures: boolean;
}

/** All forms of a unit, in the order of its ballots. Nothing of what anybody at the centre has typed. */
export async function pagesOfUnit(desk: Desk, unit: UnitId): Promise<readonly FormPages[]> {
  const found = await desk.db.query<Row>({
    name: 'phone-unit',
    text: `select r.return_id, r.stage, r.waits_for_pages as waits, ${packedPhotos('r.return_id')} as photos,
              exists (select 1 from station_entry s where s.return_id = r.return_id) as figures
         from return r where r.unit_id = $1 order by r.return_id`,
    values: [unit],
  });
  return found.rows.map(({ return_id, stage, waits, photos, figures }) => {
    const spec = at(desk.election.returns, return_id);
    const shown = unpackPhotos(photos);
    const whole = shown.length > 0 && !waits;
    // Whoever opened this page holds our print.
    const printed = desk.printedPages(spec);
    const missing = new Set(whole ? [] : missingPages(shown, printed));
    return {
      spec,
      pages: Array.from({ length: printed }, (_, i) => ({
        page: i + 1,
        received: !missing.has(i + 1),
      })),
      figuresReceived: figures,
      accepted: stage === 'accepted' || stage === 'correction-proposed',
    };
  });
}

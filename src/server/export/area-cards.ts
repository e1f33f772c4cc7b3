import type { Card } from '../../../web/public/card.ts';
import { cardAt, cardPath, isDrawn } from '../../../web/public/card.ts';
import { LANGUAGES } from '../../basics/bilingual.ts';
import type { PublicView } from '../../publication/model.ts';
import { drawCard } from '../public/cards.ts';
import { routesOf } from './site-paths.ts';

/** Share cards of the nation, provinces, local bodies and constituencies, with their paths: as the server draws them. */
export async function* areaCards(view: PublicView): AsyncGenerator<readonly [string, Uint8Array]> {
  for (const language of LANGUAGES) {
    for (const route of routesOf(view, { units: false })) {
      const path = isDrawn(route, 'areas') ? cardPath(language, route) : null;
      const card: Card | null = path === null ? null : cardAt(view, path);
      if (path !== null && card !== null) yield [path, await drawCard(card)];
    }
  }
}

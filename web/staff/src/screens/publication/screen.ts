import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/publication',
  order: 70,
  label: { th: 'การเผยแพร่', en: 'Publication' },
  action: 'see-publication',
  view: later(
    () => import('./publication.tsx'),
    (file) => file.PublicationControl,
  ),
};

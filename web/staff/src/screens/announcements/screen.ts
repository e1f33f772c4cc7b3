import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/announcements',
  order: 45,
  label: { th: 'ประกาศ', en: 'Notices' },
  action: 'see-evening',
  view: later(
    () => import('./announcements.tsx'),
    (file) => file.Announcements,
  ),
};

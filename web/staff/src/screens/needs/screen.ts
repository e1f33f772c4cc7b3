import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/needs',
  order: 15,
  label: { th: 'งานที่รอฉัน', en: 'Needs me' },
  action: 'see-contacts',
  view: later(
    () => import('./needs.tsx'),
    (file) => file.Needs,
  ),
};

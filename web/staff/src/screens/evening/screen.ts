import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/evening',
  order: 30,
  label: { th: 'ภาพรวม', en: 'Evening' },
  action: 'see-progress',
  view: later(
    () => import('./evening.tsx'),
    (file) => file.Evening,
  ),
};

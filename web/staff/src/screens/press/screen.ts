import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/press',
  order: 72,
  label: { th: 'งานแถลงข่าว', en: 'Press desk' },
  action: 'see-press',
  view: later(
    () => import('./press.tsx'),
    (file) => file.Press,
  ),
};

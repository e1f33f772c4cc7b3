import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/line',
  order: 22,
  label: { th: 'ไลน์', en: 'LINE' },
  action: 'see-line',
  view: later(
    () => import('./line.tsx'),
    (file) => file.LineScreen,
  ),
};

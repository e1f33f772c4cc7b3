import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/practice',
  order: 17,
  label: { th: 'ฝึกพิมพ์', en: 'Practice' },
  action: 'take-work',
  view: later(
    () => import('./practice.tsx'),
    (file) => file.Practice,
  ),
};

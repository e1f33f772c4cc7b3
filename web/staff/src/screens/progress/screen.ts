import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/progress',
  order: 40,
  label: { th: 'ความคืบหน้า', en: 'Progress' },
  action: 'see-progress',
  view: later(
    () => import('./progress.tsx'),
    (file) => file.Progress,
  ),
};

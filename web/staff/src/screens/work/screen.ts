import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/work',
  order: 10,
  label: { th: 'บันทึกแบบ', en: 'Enter forms' },
  action: 'take-work',
  view: later(
    () => import('./work.tsx'),
    (file) => file.Work,
  ),
};

import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/reading',
  order: 38,
  label: { th: 'กระดาษอาจไม่ตรง', en: 'Paper may differ' },
  action: 'see-reading',
  view: later(
    () => import('./reading.tsx'),
    (file) => file.Reading,
  ),
};

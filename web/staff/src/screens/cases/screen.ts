import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/cases',
  order: 35,
  label: { th: 'การแก้ไขและเรื่องที่เปิด', en: 'Corrections and cases' },
  action: 'see-cases',
  view: later(
    () => import('./cases.tsx'),
    (file) => file.Cases,
  ),
};

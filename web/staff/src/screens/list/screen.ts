import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/list',
  order: 30,
  label: { th: 'รายการแบบ', en: 'Forms' },
  action: 'see-returns',
  view: later(
    () => import('./list.tsx'),
    (file) => file.List,
  ),
};

import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/stations',
  order: 31,
  label: { th: 'รายการหน่วย', en: 'Stations' },
  action: 'see-evening',
  view: later(
    () => import('./stations.tsx'),
    (file) => file.Stations,
  ),
};

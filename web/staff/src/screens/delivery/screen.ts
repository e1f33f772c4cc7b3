import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/delivery',
  order: 73,
  label: { th: 'ส่งไฟล์', en: 'Delivery' },
  action: 'see-delivery',
  view: later(
    () => import('./delivery.tsx'),
    (file) => file.DeliveryScreen,
  ),
};

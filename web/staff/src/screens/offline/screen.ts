import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/device',
  order: 16,
  label: { th: 'เครื่องของฉัน', en: 'My device' },
  action: 'take-work',
  view: later(
    () => import('./device.tsx'),
    (file) => file.Device,
  ),
};

import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/audit',
  order: 90,
  label: { th: 'บันทึกการใช้งาน', en: 'Audit log' },
  action: 'see-audit',
  view: later(
    () => import('./audit.tsx'),
    (file) => file.Audit,
  ),
};

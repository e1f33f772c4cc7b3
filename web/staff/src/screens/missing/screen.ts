import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/missing',
  order: 32,
  label: { th: 'ยังไม่ได้แบบ', en: 'Missing' },
  action: 'see-evening',
  view: later(
    () => import('./missing.tsx'),
    (file) => file.Missing,
  ),
};

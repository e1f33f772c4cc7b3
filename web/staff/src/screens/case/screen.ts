import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/cases/:case',
  order: null,
  label: { th: 'เรื่อง', en: 'Case' },
  action: 'see-cases',
  view: later(
    () => import('./case.tsx'),
    (file) => file.Case,
  ),
};

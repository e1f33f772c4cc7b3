import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/tickets/:ticket?',
  order: 36,
  label: { th: 'เรื่องจากประชาชน', en: 'Reports of readers' },
  action: 'see-tickets',
  view: later(
    () => import('./tickets.tsx'),
    (file) => file.Tickets,
  ),
};

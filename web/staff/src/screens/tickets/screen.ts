import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/tickets',
  order: 36,
  label: { th: 'เรื่องจากประชาชน', en: 'Reports of readers' },
  action: 'see-tickets',
  view: later(
    () => import('./ticket-list.tsx'),
    (file) => file.TicketList,
  ),
};

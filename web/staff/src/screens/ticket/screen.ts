import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/tickets/:ticket',
  order: null,
  label: { th: 'เรื่องแจ้ง', en: 'Ticket' },
  action: 'see-tickets',
  view: later(
    () => import('./one-ticket.tsx'),
    (file) => file.OneTicket,
  ),
};

import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/inbox',
  order: 21,
  label: { th: 'กล่องภาพ', en: 'Inbox' },
  action: 'see-inbox',
  view: later(
    () => import('./inbox.tsx'),
    (file) => file.Inbox,
  ),
};

import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/people',
  order: 80,
  label: { th: 'บัญชีผู้ใช้', en: 'Accounts' },
  action: 'see-people',
  view: later(
    () => import('./people.tsx'),
    (file) => file.People,
  ),
};

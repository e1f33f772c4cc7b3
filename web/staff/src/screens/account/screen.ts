import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/account',
  order: null,
  label: { th: 'บัญชีของฉัน', en: 'My account' },
  action: 'see-self',
  view: later(
    () => import('./account.tsx'),
    (file) => file.Account,
  ),
};

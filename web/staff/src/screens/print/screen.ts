import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/print',
  order: 75,
  label: { th: 'พิมพ์แบบ', en: 'Print forms' },
  action: 'print-forms',
  view: later(
    () => import('./print.tsx'),
    (file) => file.Print,
  ),
};

import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/returns/:unit/:ballot',
  order: null,
  label: { th: 'แบบของหน่วย', en: 'Form of a unit' },
  action: 'see-returns',
  view: later(
    () => import('./return.tsx'),
    (file) => file.Return,
  ),
};

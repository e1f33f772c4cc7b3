import type { Screen } from '../../screens.ts';
import { later } from '../../screens.ts';

export const screen: Screen = {
  path: '/upload',
  order: 20,
  label: { th: 'ส่งภาพแบบ', en: 'Send a photo' },
  action: 'send-photo',
  view: later(
    () => import('./upload.tsx'),
    (file) => file.Upload,
  ),
};

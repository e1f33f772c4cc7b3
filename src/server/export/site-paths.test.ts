import { expect, it } from 'vitest';
import { isStatic } from './site-paths.ts';

it('a copy without a server has the site and the wall, and nothing of the desk or of the committees', () => {
  for (const path of [
    '/sw.js',
    '/app.webmanifest',
    '/assets/live-0123456789ab.js',
    '/assets/press/index-0123.js',
    '/press/index.html',
    '/feed/media-guide.md',
  ])
    expect([path, isStatic(path)]).toEqual([path, true]);
  for (const path of [
    '/staff',
    '/staff/',
    '/staff-sw.js',
    '/f',
    '/phone-sw.js',
    '/assets/staff/index-0123.js',
    '/assets/phone/index-0123.js',
  ])
    expect([path, isStatic(path)]).toEqual([path, false]);
});

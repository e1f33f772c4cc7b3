import { expect, test } from 'vitest';
import type { Screen } from '../screens.ts';
import { groupOf, groupsOf } from './menu-groups.ts';

const screen = (path: string, order: number | null): Screen => ({
  path,
  order,
  label: { th: path, en: path },
  action: 'see-self',
  view: () => null,
});

test('every screen with a place in the menu stands in one group, the others in none', () => {
  for (let order = 0; order < 200; order++) expect(groupOf(screen('/x', order))).not.toBeNull();
  expect(groupOf(screen('/x', null))).toBeNull();
});

test('groups come in the order of their screens and open the first of them', () => {
  const work = screen('/work', 10);
  const inbox = screen('/inbox', 21);
  const audit = screen('/audit', 90);
  const groups = groupsOf([work, screen('/needs', 15), inbox, screen('/line', 22), audit]);
  expect(groups.map(({ group }) => group.id)).toEqual(['forms', 'photos', 'office']);
  expect(groups.map(({ first }) => first)).toEqual([work, inbox, audit]);
});

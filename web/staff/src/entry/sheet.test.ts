import { expect, it } from 'vitest';
import { Sheet } from './sheet.ts';

it('tells a change of one box to that box and to those who count, and to no other box', () => {
  const sheet = new Sheet({ a: '1' });
  const told: string[] = [];
  sheet.onRow('a', () => told.push('a'));
  sheet.onRow('b', () => told.push('b'));
  sheet.onAny(() => told.push('all'));
  sheet.set('b', '2');
  expect(told).toStrictEqual(['b', 'all']);
  sheet.set('b', '2');
  expect(told).toHaveLength(2);
  sheet.goTo('a');
  sheet.goTo('b');
  expect(told.slice(2)).toStrictEqual(['a', 'all', 'a', 'b', 'all']);
  expect(sheet.cells).toStrictEqual({ a: '1', b: '2' });
});

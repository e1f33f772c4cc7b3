import { expect, it } from 'vitest';
import { Trouble } from './trouble.ts';

it('is told when it begins, once for each reason, every minute, and when it is over', () => {
  const told: string[] = [];
  let now = 0;
  const trouble = new Trouble(
    ({ en }) => told.push(en),
    { met: (reason) => ({ th: reason, en: reason }), over: { th: 'หาย', en: 'over' } },
    () => now,
  );
  trouble.over();
  expect(told).toEqual([]);
  for (now = 0; now < 59_000; now += 500) trouble.met(now % 1000 === 0 ? 'refused' : 'cut');
  expect(told).toEqual(['refused', 'cut']);
  now = 60_000;
  trouble.met('refused');
  trouble.over();
  trouble.over();
  trouble.met('refused');
  expect(told).toEqual(['refused', 'cut', 'refused', 'over', 'refused']);
});

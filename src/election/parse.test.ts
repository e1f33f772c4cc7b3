import { expect, test } from 'vitest';
import { unwrap } from '../basics/result.ts';
import { parsePackage, withHash } from './parse.ts';
import { tinyPackage } from './testing/tiny.ts';
import { writePackage } from './write.ts';

test.each([[['constituency', 'party-list', 'referendum'] as const], [['executive', 'council'] as const]])(
  'reads back what it writes: %j',
  (ballots) => {
    const pkg = withHash(tinyPackage({ ballots }));
    expect(unwrap(parsePackage(writePackage(pkg)))).toEqual(pkg);
  },
);

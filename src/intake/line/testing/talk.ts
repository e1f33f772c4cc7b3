import { afterEach, beforeEach } from 'vitest';
import type { CentreId } from '../../../election/model.ts';
import type { PersonId } from '../../../people/person.ts';
import { addPerson } from '../../../store/testing/rows.ts';
import { makeGroupCode } from '../group-code.ts';
import type { LineRig } from './rig.ts';
import { lineRig } from './rig.ts';
import { textEvent } from './webhook-events.ts';

/** Units of the district's centre. */
export const ONE = '44-01-S1-001';
export const TWO = '44-01-S1-002';
export const GROUP = { group: 'Cgroup', user: 'Usomchai' };
export const ALONE = { user: 'Usomchai' };
export const PICTURE: Buffer = Buffer.from('a picture');

export interface Talk {
  /** Makes LINE hold a picture under this id, which it gives back. */
  photo(id: string, bytes?: Buffer): string;
  /** Texts of all answers so far. */
  said(): string[];
  /** A new token to reply to somebody. */
  token(to: string): string;
  /** A code that ties one group to a centre. */
  groupCode(centre: string): Promise<string>;
  /** A group that serves a centre; the district's when not given. */
  tiedGroup(centre?: string): Promise<void>;
}

/**
 * Opens LINE on loopback with an empty database before each test of a file or group, and closes it after. `use` gets each; `options` as the rig
 * takes them.
 */
export function lineTalk(use: (rig: LineRig) => void, options?: Parameters<typeof lineRig>[0]): Talk {
  let rig: LineRig;
  let people = 0;
  beforeEach(async () => {
    rig = await lineRig(options);
    use(rig);
  });
  afterEach(() => rig.close());

  const groupCode = async (centre: string): Promise<string> => {
    const personId = await addPerson(rig.database.pool, `p${String(++people).padStart(12, '0')}`);
    const made = await makeGroupCode(
      rig.database.pool,
      { personId: personId as PersonId } as never,
      centre as CentreId,
      (below) => Math.floor(Math.random() * below),
    );
    return made?.code ?? '';
  };
  return {
    photo(id, bytes = PICTURE) {
      rig.fake.content(id, bytes);
      return id;
    },
    said: () => rig.fake.seen.map(({ text }) => text),
    token: (to) => rig.fake.token(to),
    groupCode,
    async tiedGroup(centre = 'D1') {
      await rig.send(textEvent(GROUP, `ศูนย์ ${await groupCode(centre)}`));
      await rig.idle();
    },
  };
}

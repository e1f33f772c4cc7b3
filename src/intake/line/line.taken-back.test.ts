import { describe, expect, test } from 'vitest';
import { until } from '../../store/testing/until.ts';
import type { LineRig } from './testing/rig.ts';
import { ALONE, lineTalk } from './testing/talk.ts';
import { fakeEvent, imageEvent } from './testing/webhook-events.ts';

let rig: LineRig;
const { photo } = lineTalk((opened) => {
  rig = opened;
});

describe('what its sender takes back', () => {
  const unsend = (id: string) => fakeEvent('unsend', ALONE, { unsend: { messageId: id } });

  test('is not fetched when that was not done yet, whichever comes first', async () => {
    rig.fake.faults.down = true;
    await rig.send(unsend('m1'), imageEvent(ALONE, photo('m1')));
    await rig.send(imageEvent(ALONE, photo('m2')));
    await rig.send(unsend('m2'));
    await until(
      async () => (await rig.rows("select 1 from line_photo where state = 'withdrawn'")).length === 2,
    );
    rig.fake.faults.down = false;
    expect(rig.arrivals).toEqual([]);
  });

  test('stays kept when it came through the door, and is marked', async () => {
    await rig.send(imageEvent(ALONE, photo('m1')));
    await rig.idle();
    await rig.send(unsend('m1'));
    await rig.idle();
    const marked = await rig.rows(
      'select p.state from line_photo p join line_unsent using (channel, message_id)',
    );
    expect(marked).toEqual([{ state: 'done' }]);
  });
});

import { describe, expect, test } from 'vitest';
import type { BallotId, UnitId } from '../../election/model.ts';
import type { LineRig } from './testing/rig.ts';
import { receiptOf } from './testing/rig.ts';
import { lineTalk, ONE } from './testing/talk.ts';
import { imageEvent } from './testing/webhook-events.ts';

let rig: LineRig;

describe('the same work more than once', () => {
  const { photo } = lineTalk((opened) => {
    rig = opened;
  });

  test('two processes share the work, and nothing is done twice', async () => {
    await rig.another();
    const ids = Array.from({ length: 40 }, (_, i) => photo(`m${i}`));
    await Promise.all(ids.map((id, i) => rig.send(imageEvent({ user: `U${i % 7}` }, id))));
    await rig.idle();
    expect(rig.arrivals.map(({ key }) => key).toSorted()).toEqual(
      ids.map((id) => `line:main:${id}`).toSorted(),
    );
    expect(rig.fake.seen).toHaveLength(40);
    expect(rig.logged).toEqual([]);
  });

  test('redelivered as a whole in another order, the end is the same', async () => {
    const ballot = 'constituency' as BallotId;
    rig.answer = ({ key }) => ({
      kind: 'placed',
      receipt: receiptOf(key),
      unit: ONE as UnitId,
      ballot,
      formCode: 'x',
      page: 1,
      missing: [],
    });
    const events = Array.from({ length: 20 }, (_, i) => imageEvent({ user: `U${i % 3}` }, photo(`m${i}`)));
    for (const event of events) await rig.send(event);
    const again = events.toReversed().map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }));
    await Promise.all([rig.send(...again.slice(0, 9)), rig.send(...again.slice(5)), rig.send(...events)]);
    await rig.idle();
    expect(rig.arrivals).toHaveLength(20);
    expect(rig.fake.seen).toHaveLength(20);
  });
});

describe('with a short wait for the rest of a set', () => {
  const { photo, said, token } = lineTalk(
    (opened) => {
      rig = opened;
    },
    { settleSeconds: 0.1 },
  );

  test('sets whose pictures end one after another: each receipt is told once', async () => {
    const usual = rig.answer;
    rig.answer = async (arrival) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
      return usual(arrival);
    };
    rig.fake.faults.latencyMs = 60;
    const events = Array.from({ length: 60 }, (_, i) => {
      const set = { id: `S${i % 10}`, index: Math.floor(i / 10) + 1, total: 6 };
      const user = `U${i % 10}`;
      return imageEvent({ user }, photo(`m${i}`), { set, replyToken: token(user) });
    });
    for (const event of events) await rig.send(event);
    await rig.idle();
    const told = said().flatMap((text) => [...text.matchAll(/เลขที่รับ (\d+)/g)].map((match) => match[1]));
    expect(told).toHaveLength(60);
    expect(new Set(told).size).toBe(60);
  });
});

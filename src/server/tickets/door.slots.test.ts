import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testJpeg } from '../../images/testing/images.ts';
import { HEAD_SIZE } from '../../returns/figures.ts';
import { until } from '../../store/testing/until.ts';
import type { TicketRig } from '../testing/ticket-rig.ts';
import { TICKET_UNIT, ticketRig } from '../testing/ticket-rig.ts';

/** Far more than there are places for bodies with photos. */
const LINES = 20;

describe('somebody who begins forms and never ends them', () => {
  let rig: TicketRig;
  beforeAll(async () => {
    rig = await ticketRig();
  });
  afterAll(() => rig.close());

  test('keeps no reader with a photo out', async () => {
    const { hostname, port } = new URL(rig.url);
    const lines = Array.from({ length: LINES }, () => connect(Number(port), hostname));
    // Half of them announce a photo.
    let answered = 0;
    for (const [i, line] of lines.entries()) {
      line.on('error', () => undefined);
      // The server asks to go on when it has begun to read.
      line.once('data', () => {
        answered += 1;
      });
      line.write(
        `POST /th/report/${TICKET_UNIT} HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\nexpect: 100-continue\r\ncontent-length: ${i % 2 === 0 ? 1_000 : 10_000_000}\r\n\r\n`,
      );
    }
    await until(() => answered === LINES);
    const sent = await rig.report({ place: `0.${HEAD_SIZE + 1}`, claimed: '31' }, testJpeg([]));
    for (const line of lines) line.destroy();
    expect([sent.status, sent.location.includes('sent=photo')]).toEqual([303, true]);
  });
});

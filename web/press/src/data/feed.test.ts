import { describe, expect, it } from 'vitest';
import type { NightOptions } from '../../testing/files.ts';
import { nightFiles } from '../../testing/files.ts';
import { needsOf, TIMELINE } from '../needs.ts';
import type { Pulse } from './feed.ts';
import { Feed } from './feed.ts';
import type { Kept } from './kept.ts';
import type { Shown } from './reader.ts';
import { Reader } from './reader.ts';

const night = (done: number, more: Partial<NightOptions> = {}) =>
  nightFiles({ kind: 'province', scale: 0.05, done, pace: 60_000, corrections: done > 0 ? 2 : 0, ...more });
const early = night(0.4);
const late = night(0.9);

/** A feed over files that a test chooses; its timers wait until they are run. */
function rig(saved: Shown | null = null) {
  const server = { files: early, down: false, broken: /^$/, asked: [] as string[] };
  const reader = new Reader('http://wall/', async (address) => {
    const path = new URL(address).pathname;
    server.asked.push(path);
    const body = server.down || server.broken.test(path) ? undefined : server.files.get(path);
    return body === undefined
      ? new Response('', { status: 503 })
      : new Response(body, { headers: { date: 'Sun, 08 Feb 2026 12:00:10 GMT' } });
  });
  let kept = saved;
  const store: Kept = {
    load: async () => kept,
    save: async (shown) => {
      kept = shown;
    },
  };
  const at = { now: Date.parse('2026-02-08T12:00:00Z'), frozen: false };
  const delays: number[] = [];
  const heard: Pulse[] = [];
  const feed = new Feed({
    reader,
    kept: store,
    now: () => at.now,
    random: () => 0.5,
    later: (_, ms) => {
      delays.push(ms);
      return () => undefined;
    },
    needs: (shown) => needsOf(shown, [], () => undefined),
    frozen: () => at.frozen,
    hear: (pulse) => heard.push(pulse),
  });
  const last = () => {
    const pulse = heard[heard.length - 1];
    if (pulse === undefined) throw new Error('nothing was heard');
    return pulse;
  };
  return { server, feed, at, delays, last, kept: () => kept };
}

const cutOf = (files: typeof early) => (JSON.parse(files.get('/v1/cut.json') ?? '{}') as { cut: number }).cut;

describe('the feed of the wall', () => {
  it('shows the newest cut with the files of its scenes, and tells the time by the server', async () => {
    const { feed, last, kept } = rig();
    await feed.start();
    expect(last().shown?.nation.cut).toBe(cutOf(early));
    expect(last().shown?.files.has(TIMELINE)).toBe(true);
    expect([...(last().shown?.files.keys() ?? [])].some((path) => path.startsWith('v1/units/'))).toBe(true);
    expect(last().skew).toBe(10_000);
    expect(last().failing).toBe(false);
    expect(kept()?.nation.cut).toBe(cutOf(early));
  });

  it('keeps the figures when the server is away, asks less and less often, and recovers', async () => {
    const { feed, server, last, delays } = rig();
    await feed.start();
    server.down = true;
    await feed.look();
    await feed.look();
    await feed.look();
    expect(last()).toMatchObject({ failing: true });
    expect(last().shown?.nation.cut).toBe(cutOf(early));
    expect(delays.slice(-4)).toStrictEqual([10_000, 20_000, 40_000, 80_000]);
    server.down = false;
    server.files = late;
    await feed.look();
    expect(last()).toMatchObject({ failing: false });
    expect(last().shown?.nation.cut).toBe(cutOf(late));
  });

  it('never goes back to an older cut', async () => {
    const { feed, server, last } = rig();
    server.files = late;
    await feed.start();
    server.files = early;
    await feed.look();
    expect(last().shown?.nation.cut).toBe(cutOf(late));
  });

  it('holds the picture while frozen, and knows that there is a newer one', async () => {
    const { feed, server, at, last } = rig();
    await feed.start();
    at.frozen = true;
    server.files = late;
    await feed.look();
    expect(last().shown?.nation.cut).toBe(cutOf(early));
    expect(last().newest?.cut).toBe(cutOf(late));
    at.frozen = false;
    await feed.look();
    expect(last().shown?.nation.cut).toBe(cutOf(late));
  });

  it('begins with what was kept when it starts without a line', async () => {
    const first = rig();
    await first.feed.start();
    const again = rig(first.kept());
    again.server.down = true;
    await again.feed.start();
    expect(again.last()).toMatchObject({ failing: true });
    expect(again.last().shown?.nation.cut).toBe(cutOf(early));
  });

  it('goes on with an older file of a scene when its newer one cannot be had, and asks for it again', async () => {
    const { feed, server, last } = rig();
    await feed.start();
    server.files = late;
    server.broken = /timeline/;
    await feed.look();
    expect(last().shown?.nation.cut).toBe(cutOf(late));
    expect(last().shown?.files.get(TIMELINE)?.cut).toBe(cutOf(early));
    server.broken = /^$/;
    await feed.look();
    expect(last().shown?.files.get(TIMELINE)?.cut).toBe(cutOf(late));
  });

  it('takes nothing of a cut whose main file is missing', async () => {
    const { feed, server, last } = rig();
    await feed.start();
    server.files = late;
    server.broken = /nation/;
    await feed.look();
    expect(last()).toMatchObject({ failing: true });
    expect(last().shown?.nation.cut).toBe(cutOf(early));
  });

  it('asks only for the pointer while nothing is new', async () => {
    const { feed, server } = rig();
    await feed.start();
    server.asked = [];
    await feed.look();
    expect(server.asked).toStrictEqual(['/v1/cut.json']);
  });
});

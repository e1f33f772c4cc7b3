import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Stream } from './stream.ts';

const OFFER = '</v1/events>; rel="alternate"; type="text/event-stream"';

/** What the browser gives, as far as the stream uses it. */
class FakeSource {
  static all: FakeSource[] = [];
  readyState = 0;
  onopen: () => void = () => undefined;
  onmessage: (event: { lastEventId: string }) => void = () => undefined;
  onerror: () => void = () => undefined;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
    FakeSource.all.push(this);
  }

  open(): void {
    this.readyState = 1;
    this.onopen();
  }

  close(): void {
    this.readyState = 2;
  }
}

let heard: number[] = [];
let stream: Stream;
const opened = () => FakeSource.all.length;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  FakeSource.all = [];
  heard = [];
  stream = new Stream((cut) => heard.push(cut));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('opens what the header names, once, and hears cuts', () => {
  stream.offer(null);
  stream.offer('</v1/other>; rel="next"');
  expect(opened()).toBe(0);
  stream.offer(OFFER);
  stream.offer(OFFER);
  expect(FakeSource.all.map((source) => source.url)).toEqual(['/v1/events']);
  expect(stream.live).toBe(false);
  FakeSource.all[0]?.open();
  expect(stream.live).toBe(true);
  FakeSource.all[0]?.onmessage({ lastEventId: '42' });
  expect(heard).toEqual([42]);
});

it('is only an upgrade: it says so when it ends, and comes back after a minute', () => {
  stream.offer(OFFER);
  FakeSource.all[0]?.open();
  FakeSource.all[0]?.onerror();
  expect([heard, stream.live, FakeSource.all[0]?.readyState]).toEqual([[Number.NaN], false, 2]);
  vi.advanceTimersByTime(59_000);
  stream.offer(OFFER);
  expect(opened()).toBe(1);
  vi.advanceTimersByTime(32_000);
  stream.offer(OFFER);
  expect(opened()).toBe(2);
});

it('asks less and less often where it finds no place, at most every half an hour or so', () => {
  const waits: number[] = [];
  for (let turn = 0; turn < 9; turn++) {
    stream.offer(OFFER);
    FakeSource.all[turn]?.onerror();
    let waited = 0;
    while (opened() === turn + 1) {
      vi.advanceTimersByTime(10_000);
      waited += 10_000;
      stream.offer(OFFER);
    }
    waits.push(waited / 60_000);
  }
  waits.forEach((minutes, turn) => {
    const least = 2 ** Math.min(turn, 5);
    expect(minutes).toBeGreaterThanOrEqual(least);
    expect(minutes).toBeLessThanOrEqual(1.5 * least + 1);
  });
});

it('is silent once it is closed', () => {
  stream.offer(OFFER);
  FakeSource.all[0]?.open();
  stream.close();
  expect([stream.live, FakeSource.all[0]?.readyState]).toEqual([false, 2]);
  stream.offer(OFFER); // the tab is seen again
  expect(opened()).toBe(2);
});

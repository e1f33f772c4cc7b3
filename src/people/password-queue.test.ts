import { describe, expect, test } from 'vitest';
import { PasswordQueue } from './password-queue.ts';

/** Work that ends when it is told to; the order in which pieces begin is kept. */
function bench() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.push(() => resolve(name));
    });
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return {
    begun,
    work,
    /** Ends the oldest piece that runs. */
    async finish() {
      ends.shift()?.();
      await settle();
    },
    settle,
  };
}

describe('the queue of password checks', () => {
  test('lanes take turns: a flood from one place keeps nobody else waiting behind it', async () => {
    const queue = new PasswordQueue(1);
    const { begun, work, finish, settle } = bench();
    for (let i = 0; i < 5; i++) void queue.run('flood', work(`f${i}`));
    void queue.run('centre', work('c0'));
    void queue.run('other', work('o0'));
    void queue.run('centre', work('c1'));
    await settle();
    for (let i = 0; i < 8; i++) await finish();
    expect(begun).toEqual(['f0', 'f1', 'c0', 'o0', 'f2', 'c1', 'f3', 'f4']);
  });

  test('no more run at a time than there are places, also after failures', async () => {
    const queue = new PasswordQueue(2);
    let running = 0;
    let most = 0;
    const jobs = Array.from({ length: 50 }, (_, i) =>
      queue
        .run(`lane ${i % 7}`, async () => {
          most = Math.max(most, ++running);
          await Promise.resolve();
          running--;
          if (i % 5 === 0) throw new Error('wrong');
          return i;
        })
        .catch(() => null),
    );
    const done = await Promise.all(jobs);
    expect(most).toBe(2);
    expect(done.filter((value) => value !== null).length).toBe(40);
    expect(await queue.run('after', () => Promise.resolve('still open'))).toEqual({ value: 'still open' });
  });

  test('a full lane is refused at once, while others are still let in', async () => {
    const queue = new PasswordQueue(1, 2, 3);
    const { work, finish, settle } = bench();
    const first = queue.run('a', work('a0'));
    void queue.run('a', work('a1'));
    void queue.run('a', work('a2'));
    expect(await queue.run('a', work('a3'))).toBeNull();
    void queue.run('b', work('b0'));
    expect(await queue.run('c', work('c0'))).toBeNull();
    await settle();
    await finish();
    expect(await first).toEqual({ value: 'a0' });
    for (let i = 0; i < 3; i++) await finish();
    expect(await queue.run('c', () => Promise.resolve(1))).toEqual({ value: 1 });
  });
});

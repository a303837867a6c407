import { describe, expect, it } from 'vitest';
import { Cache } from '../../src/slack/cache.ts';
import { NOW } from '../samples.ts';

describe('what is remembered', () => {
  it('is looked up once for all who ask meanwhile', async () => {
    const cache = new Cache<number>(60_000, () => NOW);
    let asked = 0;
    const ask = () => cache.get('U1', async () => (asked += 1));
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(1);
  });

  it('is not a failure, which all who asked meanwhile are told', async () => {
    const cache = new Cache<number>(60_000, () => NOW);
    const fail = () => cache.get('U1', () => Promise.reject(new Error('ratelimited')));
    const both = await Promise.allSettled([fail(), fail()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await cache.get('U1', async () => 7)).toBe(7);
  });

  it('is good for a time from when it was asked, not from when it was heard', async () => {
    let now = NOW;
    const cache = new Cache<number>(60_000, () => now);
    await cache.get('U1', async () => {
      now = new Date(now.getTime() + 30_000);
      return 1;
    });
    now = new Date(now.getTime() + 30_000);
    expect(await cache.get('U1', async () => 2)).toBe(2);
  });
});

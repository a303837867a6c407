import { describe, expect, it } from 'vitest';
import { sweep } from '../../src/advance/sweep.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { NOW } from '../samples.ts';

/** So many requests, r000 having waited longest. */
function due(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `r${String(index).padStart(3, '0')}`,
    dueAt: new Date(NOW.getTime() - 60_000 + index).toISOString(),
  }));
}

const ids = (requests: { id: string }[]) => requests.map(({ id }) => id).sort();

describe('sweep', () => {
  it('wakes each request that is due, once for each time it is', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = [
      { id: 'a', dueAt: '2026-03-02T08:00:00.000Z' },
      { id: 'b', dueAt: '2026-03-02T09:00:00.000Z' },
    ];
    await sweep(services);
    expect(services.queue.woken).toEqual([
      { id: 'a', occasion: 'due-2026-03-02T08:00:00.000Z-2026-03-02T09:00' },
      { id: 'b', occasion: 'due-2026-03-02T09:00:00.000Z-2026-03-02T09:00' },
    ]);
    expect(services.lines).toMatchObject([{ woken: 2 }]);
  });

  it('wakes a request again in the next minute when it still is due', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = [{ id: 'a', dueAt: '2026-03-02T08:00:00.000Z' }];
    await sweep(services);
    await sweep({ ...services, now: () => new Date(NOW.getTime() + 60_000) });
    expect(new Set(services.queue.woken.map(({ occasion }) => occasion)).size).toBe(2);
  });

  it('wakes in tens, a thousand at most, those that have waited longest', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = due(1_234);
    const sizes: number[] = [];
    const { wakeAll } = services.queue;
    services.queue.wakeAll = (ten) => {
      sizes.push(ten.length);
      return wakeAll(ten);
    };
    await sweep(services);
    expect(services.queue.woken.map(({ id }) => id).sort()).toEqual(ids(due(1_000)));
    expect(new Set(sizes)).toEqual(new Set([10]));
  });

  it('has only a few calls under way', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = due(200);
    let [open, most] = [0, 0];
    services.queue.wakeAll = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      open -= 1;
      return [];
    };
    await sweep(services);
    expect(most).toBe(5);
  });

  it('stops when time is up', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = due(200);
    let left = 3;
    await sweep(services, () => left-- > 0);
    expect(services.queue.woken).toHaveLength(30);
    expect(services.lines).toMatchObject([{ due: 200, woken: 30 }]);
  });

  it('says what SQS did not take; it still is due in the next minute', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = due(10);
    services.queue.wakeAll = async () => [{ id: 'r003', why: 'RequestThrottled' }];
    await sweep(services);
    expect(services.lines).toMatchObject([
      { level: 'warn', lost: [{ id: 'r003', why: 'RequestThrottled' }] },
      { due: 10, woken: 9 },
    ]);
  });

  it('wakes the others when one call fails, and then fails loudly', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = due(100);
    const { wakeAll } = services.queue;
    services.queue.wakeAll = (ten) =>
      ten[0]?.id === 'r000' ? Promise.reject(new Error('no queue')) : wakeAll(ten);
    await expect(sweep(services)).rejects.toThrow('no queue');
    expect(services.queue.woken).toHaveLength(90);
  });

  it('fails loudly when the queue does, for the next minute to try again', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = [{ id: 'a', dueAt: '2026-03-02T08:00:00.000Z' }];
    services.queue.fails = true;
    await expect(sweep(services)).rejects.toThrow('no queue');
  });
});

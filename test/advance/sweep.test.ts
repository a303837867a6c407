import { describe, expect, it } from 'vitest';
import { sweep } from '../../src/advance/sweep.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { NOW } from '../samples.ts';

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

  it('fails loudly when the queue does, for the next minute to try again', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = [{ id: 'a', dueAt: '2026-03-02T08:00:00.000Z' }];
    services.queue.fails = true;
    await expect(sweep(services)).rejects.toThrow('no queue');
  });
});

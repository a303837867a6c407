import { describe, expect, it } from 'vitest';
import { readDeadLetters } from '../../src/advance/dead-letters.ts';
import type { DeadLetter, DeadLetterQueue } from '../../src/aws/dead-letter-queue.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { milestone } from '../../src/domain/next-step.ts';
import { BrokenTrail } from '../../src/domain/only.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { codeSent, first } from '../features/prove-address/proving.ts';
import { approved, denied, HISTORY, requested } from '../samples.ts';

/** Hands out ten letters at a time, and each only once, as SQS does within its time-out. */
class FakeDeadLetters implements DeadLetterQueue {
  readonly removed: string[] = [];
  readonly #waiting: DeadLetter[];

  constructor(bodies: readonly string[]) {
    this.#waiting = bodies.map((body, index) => ({ body, receiptHandle: `receipt-${index}` }));
  }

  receive = async () => this.#waiting.splice(0, 10);

  remove = async ({ receiptHandle }: DeadLetter) => {
    this.removed.push(receiptHandle);
  };
}

const letter = (id: string) => JSON.stringify({ id });

/** A sweeper with these dead letters; the requests are written before. */
function sweeper(bodies: readonly string[]) {
  const services = fakeWorkerServices();
  const deadLetters = new FakeDeadLetters(bodies);
  const alarms = () => services.lines.filter(({ alarm }) => alarm === 'needs-attention');
  return { ...services, deadLetters, alarms };
}

/** A request of which everybody has been told. */
async function told(services: ReturnType<typeof sweeper>, id: string, events: RequestEvent[]) {
  const { store } = services;
  store.put(id, events);
  for (const kind of ['card', 'receipt', 'outcome'] as const) {
    const stored = await store.load(id);
    if (!stored) throw new Error(`There is no request ${id}`);
    const shows = kind === 'outcome' ? stored.request.stage.kind : milestone(stored.request);
    await store.saveNotice(stored, kind, { channel: 'C0', ts: '1.1', shows });
  }
}

describe('a dead letter', () => {
  it('makes the step that its request died over a trouble, and wakes the worker to tell', async () => {
    const services = sweeper([letter('a')]);
    await told(services, 'a', [requested(), approved]);
    await readDeadLetters(services);
    expect(services.store.lastEvent('a')).toMatchObject({
      type: 'AttentionNeeded',
      step: 'start-creation',
      trouble: { kind: 'gave-up' },
      reference: expect.stringMatching(/^[0-9a-f]{8}-/),
    });
    expect(services.queue.woken).toEqual([{ id: 'a', occasion: 'v3' }]);
    expect(services.deadLetters.removed).toEqual(['receipt-0']);
    expect(services.alarms()).toMatchObject([{ request: 'a', step: 'start-creation' }]);
  });

  it('of a request that somebody else writes to is written after that', async () => {
    const services = sweeper([letter('a')]);
    await told(services, 'a', [requested()]);
    services.store.put('a', [approved]);
    services.store.interfere = () => services.store.put('a', [{ type: 'Cancelled', by: 'U0LEAD' }]);
    await readDeadLetters(services);
    expect(services.store.trailOf('a')).toEqual([
      'Requested',
      'Approved',
      'Cancelled',
      'AttentionNeeded',
    ]);
    expect(services.store.lastEvent('a')).toMatchObject({ step: 'show-card' });
    expect(services.deadLetters.removed).toEqual(['receipt-0']);
  });

  it.each([
    ['waits for its approvers', [requested()]],
    ['is over', [requested(), denied]],
  ])('of a request that %s is no more than a line in the log', async (_what, events) => {
    const services = sweeper([letter('a')]);
    await told(services, 'a', events);
    await readDeadLetters(services);
    expect(services.store.trailOf('a')).toHaveLength(events.length);
    expect(services.deadLetters.removed).toEqual(['receipt-0']);
    expect(services.alarms()).toEqual([]);
    expect(services.lines).toMatchObject([{ level: 'warn', request: 'a' }]);
  });

  it('that brings a code makes the check of it the trouble, and stands in no line of the log', async () => {
    const services = sweeper([JSON.stringify({ id: 'a', code: 'sealed-code' })]);
    await told(services, 'a', [first, ...HISTORY.created, codeSent]);
    const stored = await services.store.load('a');
    const proof = { channel: 'D0', ts: '1.1', shows: 'email-1-0' };
    if (stored) await services.store.saveNotice(stored, 'proof', proof);
    await readDeadLetters(services);
    expect(services.store.lastEvent('a')).toMatchObject({
      type: 'AttentionNeeded',
      step: 'check-code',
      trouble: { kind: 'gave-up' },
    });
    expect(JSON.stringify(services.lines)).not.toContain('sealed-code');
  });

  it('is kept when its request could not be written', async () => {
    const services = sweeper([JSON.stringify({ id: 'a', code: 'sealed-code' }), letter('b')]);
    await told(services, 'a', [requested(), approved]);
    await told(services, 'b', [requested(), approved]);
    const { append } = services.store;
    services.store.append = (stored, events) =>
      stored.request.id === 'a' ? Promise.reject(new Error('no table')) : append(stored, events);
    await readDeadLetters(services);
    expect(services.deadLetters.removed).toEqual(['receipt-1']);
    expect(services.store.trailOf('b').at(-1)).toBe('AttentionNeeded');
    expect(services.alarms()[0]).toMatchObject({ request: 'a' });
    expect(JSON.stringify(services.lines)).not.toContain('sealed-code');
  });

  it('is removed also when the worker could not be woken: the request is due', async () => {
    const services = sweeper([letter('a')]);
    await told(services, 'a', [requested(), approved]);
    services.queue.fails = true;
    await readDeadLetters(services);
    expect(services.store.trailOf('a').at(-1)).toBe('AttentionNeeded');
    expect(services.deadLetters.removed).toEqual(['receipt-0']);
  });

  it.each(['', 'not JSON', '{"id":7}', letter('unheard-of')])(
    'that names no request of ours raises the alarm and is removed: %j',
    async (body) => {
      const services = sweeper([body]);
      await readDeadLetters(services);
      expect(services.alarms()).toHaveLength(1);
      expect(services.deadLetters.removed).toEqual(['receipt-0']);
    },
  );

  it('of a request whose trail is broken raises the alarm and is removed', async () => {
    const services = sweeper([letter('a')]);
    services.store.load = () => Promise.reject(new BrokenTrail('a was changed at event 0'));
    await readDeadLetters(services);
    expect(services.alarms()).toMatchObject([{ request: 'a' }]);
    expect(services.deadLetters.removed).toEqual(['receipt-0']);
  });
});

describe('the dead letters', () => {
  const many = Array.from({ length: 25 }, (_, index) => `r${index}`);

  it('are all read, ten at a time', async () => {
    const services = sweeper(many.map(letter));
    for (const id of many) await told(services, id, [requested(), approved]);
    await readDeadLetters(services);
    expect(services.deadLetters.removed).toHaveLength(25);
  });

  it('wait for the next minute when time is up', async () => {
    const services = sweeper(many.map(letter));
    for (const id of many) await told(services, id, [requested(), approved]);
    let left = 6;
    await readDeadLetters(services, () => left-- > 0);
    expect(services.deadLetters.removed).toHaveLength(5);
  });
});

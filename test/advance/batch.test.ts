import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { advanceBatch, MOST_RECEIVES } from '../../src/advance/batch.ts';
import { BrokenTrail } from '../../src/domain/only.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { NOW, requested } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';
import { sqsRecord } from './sqs-record.ts';

const wake = (messageId: string, id: string, attempt = 1) =>
  sqsRecord(messageId, JSON.stringify({ id }), id, attempt);

/** A worker that knows the requests a and b, but not c. */
function worker(slack = {}) {
  const services = fakeWorkerServices({ slack });
  services.store.put('a', [requested()]);
  services.store.put('b', [requested()]);
  return services;
}

const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

/** Fails for the first so many calls, then answers. */
function failing(times: number, error: Error) {
  let left = times;
  return { 'chat.postMessage': () => (left-- > 0 ? error : { channel: 'C0', ts: '1.1' }) };
}

const limited = (seconds: number) => new WebAPIRateLimitedError(seconds);
const alarms = (services: ReturnType<typeof worker>) =>
  services.lines.filter(({ alarm }) => alarm === 'needs-attention');

/** Seconds from now at which the sweeper may look at the request again. */
const postponed = (services: ReturnType<typeof worker>) =>
  services.store.postponed.map(({ id, until }) => [id, (Date.parse(until) - NOW.getTime()) / 1000]);

describe('a batch of messages', () => {
  it('is done when every request was carried on', async () => {
    const services = worker();
    expect(await advanceBatch(services, [wake('m1', 'a'), wake('m2', 'b')])).toEqual(failed());
    expect(services.store.rescheduled).toEqual(['a', 'b']);
    expect(services.queue.comingBack).toEqual([]);
    expect(services.store.postponed).toEqual([]);
  });

  it('gives back only what failed', async () => {
    const services = worker(failing(1, slackError('internal_error')));
    const batch = [wake('m1', 'a'), wake('m2', 'b')];
    expect(await advanceBatch(services, batch)).toEqual(failed('m1'));
    expect(services.store.rescheduled).toEqual(['b']);
  });

  it('holds back what stands behind a failure of the same request, untried', async () => {
    const services = worker(failing(1, slackError('internal_error')));
    const batch = [wake('m1', 'a'), wake('m2', 'b'), wake('m3', 'a')];
    expect(await advanceBatch(services, batch)).toEqual(failed('m1', 'm3'));
    expect(services.store.rescheduled).toEqual(['b']);
    expect(services.queue.comingBack.map(({ receiptHandle }) => receiptHandle)).toEqual([
      'receipt-m1',
    ]);
  });

  it.each(['', 'not JSON', '{}', '{"id":7}', 'null'])(
    'gives back what is no message, for the dead letters: %j',
    async (body) => {
      const services = worker();
      expect(await advanceBatch(services, [sqsRecord('m1', body, 'g', 5)])).toEqual(failed('m1'));
      expect(services.lines[0]).toMatchObject({
        level: 'error',
        msg: 'message failed',
        body,
        err: { message: 'This is no message of ours' },
      });
      expect(services.store.postponed).toEqual([]);
    },
  );

  it('gives the message back also when its pause could not be set', async () => {
    const services = worker(failing(1, slackError('internal_error')));
    services.queue.fails = true;
    expect(await advanceBatch(services, [wake('m1', 'a')])).toEqual(failed('m1'));
    expect(services.lines.at(-1)).toMatchObject({
      level: 'warn',
      msg: 'the message comes back after its visibility time-out',
      err: { message: 'no queue' },
    });
  });
});

describe('a message that failed for now', () => {
  it('comes back later and later, within a minute, and the sweeper keeps away until then', async () => {
    const services = worker(failing(9, limited(0)));
    for (const attempt of [1, 2, 4]) await advanceBatch(services, [wake('m1', 'a', attempt)]);
    const pauses = services.queue.comingBack.map(({ seconds }) => seconds);
    expect(pauses).toHaveLength(3);
    expect(pauses[0]).toBeLessThanOrEqual(4);
    expect(pauses[1]).toBeLessThanOrEqual(8);
    expect(pauses[2]).toBeLessThanOrEqual(32);
    expect(postponed(services)).toEqual(pauses.map((seconds) => ['a', seconds + 30]));
    expect(alarms(services)).toEqual([]);
    const told = services.lines.filter(({ msg }) => msg === 'will be tried again');
    const [first] = told;
    expect(told).toHaveLength(3);
    expect(first).toMatchObject({ level: 'warn', request: 'a', kind: 'retryable', attempt: 1 });
    expect(first).toMatchObject({ seconds: pauses[0], err: {} });
  });

  it('waits as long as Slack asked', async () => {
    const services = worker(failing(1, limited(270)));
    expect(await advanceBatch(services, [wake('m1', 'a')])).toEqual(failed('m1'));
    expect(services.queue.comingBack[0]?.seconds).toBe(270);
    expect(postponed(services)).toEqual([['a', 300]]);
  });

  it('waits for a call to settle whose outcome nobody knows', async () => {
    const services = worker(failing(1, slackError('fatal_error')));
    await advanceBatch(services, [wake('m1', 'a')]);
    expect(services.queue.comingBack[0]?.seconds).toBeGreaterThanOrEqual(10);
  });

  it('is let go on its last receive, with an alarm, for the sweeper to go on', async () => {
    const services = worker(failing(1, slackError('fatal_error')));
    expect(await advanceBatch(services, [wake('m1', 'a', MOST_RECEIVES)])).toEqual(failed());
    expect(services.queue.comingBack).toEqual([]);
    expect(alarms(services)).toMatchObject([
      { level: 'error', request: 'a', attempt: 5, msg: 'keeps failing; the sweeper goes on' },
    ]);
    const [[, seconds] = []] = postponed(services);
    expect(seconds).toBeGreaterThanOrEqual(10);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('raises the alarm at once when the installation is not in order', async () => {
    const services = worker(failing(1, slackError('token_revoked')));
    expect(await advanceBatch(services, [wake('m1', 'a')])).toEqual(failed('m1'));
    expect(alarms(services)).toMatchObject([
      { kind: 'installation', request: 'a', msg: 'not in order' },
    ]);
    expect(services.store.trailOf('a')).toEqual(['Requested']);
  });

  it('comes back also when the sweeper could not be told to keep away', async () => {
    const services = worker(failing(1, limited(0)));
    services.store.postpone = () => Promise.reject(new Error('no table'));
    expect(await advanceBatch(services, [wake('m1', 'a')])).toEqual(failed('m1'));
    expect(services.queue.comingBack).toHaveLength(1);
    expect(services.lines.at(-1)).toMatchObject({
      level: 'warn',
      msg: 'not postponed; the sweeper comes sooner',
      request: 'a',
      err: { message: 'no table' },
    });
  });
});

describe('a message whose run has too little time left', () => {
  const noTime = () => 0;

  it('comes back at once, for a run with all its time', async () => {
    const services = worker();
    expect(await advanceBatch(services, [wake('m1', 'a')], noTime)).toEqual(failed('m1'));
    expect(services.queue.comingBack).toEqual([{ receiptHandle: 'receipt-m1', seconds: 0 }]);
    expect(services.calls).toEqual([]);
    expect(services.lines).toMatchObject([
      { level: 'info', msg: 'goes on in another run', request: 'a' },
    ]);
  });

  it('is let go on its last receive: the request is due, and the sweeper goes on', async () => {
    const services = worker();
    const batch = [wake('m1', 'a', MOST_RECEIVES)];
    expect(await advanceBatch(services, batch, noTime)).toEqual(failed());
    expect(services.queue.comingBack).toEqual([]);
  });
});

describe('a message that no repetition can help', () => {
  it('is done with when there is no such request, and somebody is told', async () => {
    const services = worker();
    expect(await advanceBatch(services, [wake('m1', 'c')])).toEqual(failed());
    expect(alarms(services)).toMatchObject([
      { level: 'error', request: 'c', msg: 'no request to carry on', err: {} },
    ]);
  });

  it('is done with when the trail is broken; the sweeper looks again much later', async () => {
    const services = worker();
    services.store.load = () => Promise.reject(new BrokenTrail('a was changed at event 0'));
    expect(await advanceBatch(services, [wake('m1', 'a')])).toEqual(failed());
    expect(alarms(services)).toMatchObject([{ level: 'error', request: 'a' }]);
    expect(postponed(services)).toEqual([['a', 600]]);
  });

  it('becomes a dead letter when it is a mistake of ours that no step expected', async () => {
    const services = worker();
    services.store.load = () => Promise.reject(new TypeError('undefined is not a function'));
    const batch = [wake('m1', 'a', MOST_RECEIVES)];
    expect(await advanceBatch(services, batch)).toEqual(failed('m1'));
    expect(services.lines.at(-1)).toMatchObject({ level: 'error' });
  });
});

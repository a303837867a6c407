import { WebAPIRateLimitedError } from '@slack/web-api';
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { advanceBatch } from '../../src/advance/batch.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { requested } from '../samples.ts';

function message(messageId: string, body: string, group: string, attempt = 1): SQSRecord {
  return {
    messageId,
    body,
    receiptHandle: `receipt-${messageId}`,
    attributes: {
      ApproximateReceiveCount: String(attempt),
      MessageGroupId: group,
      SentTimestamp: '0',
      SenderId: 'AROA',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:0:work.fifo',
    awsRegion: 'eu-west-1',
  };
}

const wake = (messageId: string, id: string, attempt = 1) =>
  message(messageId, JSON.stringify({ id }), id, attempt);

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

describe('a batch of messages', () => {
  it('is done when every request was carried on', async () => {
    const services = worker();
    expect(await advanceBatch(services, [wake('m1', 'a'), wake('m2', 'b')])).toEqual(failed());
    expect(services.store.rescheduled).toEqual(['a', 'b']);
    expect(services.queue.comingBack).toEqual([]);
  });

  it('gives back only what failed', async () => {
    const services = worker();
    const batch = [wake('m1', 'a'), wake('m2', 'c'), wake('m3', 'b')];
    expect(await advanceBatch(services, batch)).toEqual(failed('m2'));
    expect(services.store.rescheduled).toEqual(['a', 'b']);
  });

  it('holds back what stands behind a failure of the same request, untried', async () => {
    const services = worker();
    const batch = [wake('m1', 'c'), wake('m2', 'a'), wake('m3', 'c')];
    expect(await advanceBatch(services, batch)).toEqual(failed('m1', 'm3'));
    expect(services.queue.comingBack.map(({ receiptHandle }) => receiptHandle)).toEqual([
      'receipt-m1',
    ]);
  });

  it.each(['', 'not JSON', '{}', '{"id":7}', 'null'])(
    'gives back what is no message: %j',
    async (body) => {
      expect(await advanceBatch(worker(), [message('m1', body, 'g')])).toEqual(failed('m1'));
    },
  );

  it('lets a failed message come back later and later, at most in five minutes', async () => {
    const services = worker();
    for (const attempt of [1, 3, 30]) await advanceBatch(services, [wake('m1', 'c', attempt)]);
    const pauses = services.queue.comingBack.map(({ seconds }) => seconds);
    expect(pauses).toHaveLength(3);
    expect(pauses[0]).toBeLessThanOrEqual(4);
    expect(pauses[1]).toBeLessThanOrEqual(16);
    expect(pauses[2]).toBeLessThanOrEqual(300);
  });

  it('waits as long as Slack asked', async () => {
    const services = worker({ 'chat.postMessage': () => new WebAPIRateLimitedError(270) });
    expect(await advanceBatch(services, [wake('m1', 'a')])).toEqual(failed('m1'));
    expect(services.queue.comingBack[0]?.seconds).toBeGreaterThanOrEqual(270);
  });

  it('gives the message back also when its pause could not be set', async () => {
    const services = worker();
    services.queue.fails = true;
    expect(await advanceBatch(services, [wake('m1', 'c')])).toEqual(failed('m1'));
    expect(services.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });
});

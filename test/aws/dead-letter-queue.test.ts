import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeadLetterQueue } from '../../src/aws/dead-letter-queue.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => sqs.reset());
afterAll(() => sqs.restore());

const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/0/dead-letter.fifo';
const queue = createDeadLetterQueue(QueueUrl);

describe('the dead-letter queue', () => {
  it('gives up to ten letters without waiting for more', async () => {
    sqs.on(ReceiveMessageCommand).resolves({
      Messages: [{ MessageId: 'm', Body: '{"id":"a"}', ReceiptHandle: 'receipt' }],
    });
    expect(await queue.receive()).toEqual([{ body: '{"id":"a"}', receiptHandle: 'receipt' }]);
    const [call] = sqs.commandCalls(ReceiveMessageCommand);
    expect(call?.args[0].input).toEqual({ QueueUrl, MaxNumberOfMessages: 10 });
  });

  it('may be empty', async () => {
    sqs.on(ReceiveMessageCommand).resolves({});
    expect(await queue.receive()).toEqual([]);
  });

  it('lets a letter be removed', async () => {
    await queue.remove({ body: '{"id":"a"}', receiptHandle: 'receipt' });
    const [call] = sqs.commandCalls(DeleteMessageCommand);
    expect(call?.args[0].input).toEqual({ QueueUrl, ReceiptHandle: 'receipt' });
  });
});

import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkQueue } from '../../src/aws/work-queue.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => sqs.reset());
afterAll(() => sqs.restore());

const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/0/work.fifo';
const queue = createWorkQueue(QueueUrl);

describe('the work queue', () => {
  it('keeps wake-ups of one request in one group, and carries nothing but its id', async () => {
    await queue.wake('a', 'v3');
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
      QueueUrl,
      MessageBody: '{"id":"a"}',
      MessageGroupId: 'a',
      MessageDeduplicationId: 'a:v3',
    });
  });

  it('passes a sealed code on to the worker, once a submission', async () => {
    await queue.wake('a', 'code-1', 'sealed');
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
      QueueUrl,
      MessageBody: '{"id":"a","code":"sealed"}',
      MessageGroupId: 'a',
      MessageDeduplicationId: 'a:code-1',
    });
  });

  it('lets a message come back after a pause', async () => {
    await queue.comeBackIn('receipt', 17);
    expect(sqs.commandCalls(ChangeMessageVisibilityCommand)[0]?.args[0].input).toEqual({
      QueueUrl,
      ReceiptHandle: 'receipt',
      VisibilityTimeout: 17,
    });
  });

  it('sends ten wake-ups in one call, and says which were not taken', async () => {
    sqs.on(SendMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }],
    });
    const lost = await queue.wakeAll([
      { id: 'a', occasion: 'due-1' },
      { id: 'b', occasion: 'due-2' },
    ]);
    expect(lost).toEqual([{ id: 'b', why: 'InternalError' }]);
    expect(sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input).toEqual({
      QueueUrl,
      Entries: [
        {
          Id: '0',
          MessageBody: '{"id":"a"}',
          MessageGroupId: 'a',
          MessageDeduplicationId: 'a:due-1',
        },
        {
          Id: '1',
          MessageBody: '{"id":"b"}',
          MessageGroupId: 'b',
          MessageDeduplicationId: 'b:due-2',
        },
      ],
    });
  });

  it('passes on what SQS refuses', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('no queue'));
    await expect(queue.wake('a', 'v3')).rejects.toThrow('no queue');
  });
});

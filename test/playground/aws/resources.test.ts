import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalAws, startAws } from '../../../playground/aws/resources.ts';

const caller = {
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
};

let aws: LocalAws;
let table: DynamoDBDocumentClient;
let sqs: SQSClient;

beforeAll(async () => {
  aws = await startAws();
  const endpoint = aws.dynamodb;
  table = DynamoDBDocumentClient.from(new DynamoDBClient({ ...caller, endpoint }));
  // As in a Lambda function: the endpoint comes from the environment, and the SDK follows queue URLs.
  process.env.AWS_ENDPOINT_URL_SQS = aws.sqs;
  sqs = new SQSClient(caller);
});

afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL_SQS;
  await aws.close();
});

async function send(group: string, body: string): Promise<void> {
  const message = { MessageBody: body, MessageGroupId: group, MessageDeduplicationId: body };
  await sqs.send(new SendMessageCommand({ QueueUrl: aws.queueUrl, ...message }));
}

async function receive(): Promise<(string | undefined)[]> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: aws.queueUrl }));
  return Messages.map(({ Body }) => Body);
}

describe('the table of serverless.yml', () => {
  it('finds in its index only what is open, and hands out its keys alone', async () => {
    const waiting = { id: 'one', open: 'yes', dueAt: '2026-11-22T10:00:00.000Z', secret: 'x' };
    for (const Item of [waiting, { id: 'two', dueAt: '2026-11-22T09:00:00.000Z' }]) {
      await table.send(new PutCommand({ TableName: aws.tableName, Item }));
    }
    const { Items } = await table.send(
      new QueryCommand({
        TableName: aws.tableName,
        IndexName: 'due',
        KeyConditionExpression: '#open = :yes AND dueAt <= :now',
        ExpressionAttributeNames: { '#open': 'open' },
        ExpressionAttributeValues: { ':yes': 'yes', ':now': '2026-11-22T11:00:00.000Z' },
      }),
    );
    expect(Items).toEqual([{ id: 'one', open: 'yes', dueAt: '2026-11-22T10:00:00.000Z' }]);
  });
});

describe('the queues of serverless.yml', () => {
  it('hold a group back while one of its messages is being worked on', async () => {
    await send('request-1', 'first');
    await send('request-1', 'second');
    await send('request-2', 'other');
    expect([await receive(), await receive(), await receive()]).toEqual([['first'], ['other'], []]);
  });

  it('give a message five tries before the dead-letter queue gets it', async () => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: aws.queueUrl, AttributeNames: ['RedrivePolicy'] }),
    );
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toEqual({
      deadLetterTargetArn: 'arn:aws:sqs:ap-northeast-1:000000000000:concierge-dead-letter.fifo',
      maxReceiveCount: 5,
    });
  });

  it('answer with URLs that lead to the stand-in itself', async () => {
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: 'concierge-work.fifo' }),
    );
    expect(QueueUrl).toBe(aws.queueUrl);
    expect(new URL(aws.queueUrl).origin).toBe(aws.sqs);
  });
});

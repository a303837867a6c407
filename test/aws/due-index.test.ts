import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRequestStore } from '../../src/aws/request-store.ts';
import { NOW } from '../samples.ts';

const table = mockClient(DynamoDBDocumentClient);
beforeEach(() => table.reset());
afterAll(() => table.restore());

const store = createRequestStore('requests', () => NOW);
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };

describe('what is due', () => {
  const due = ['a', 'b', 'c'].map((id) => ({ id, dueAt: '2026-03-02T08:59:00.000Z' }));

  it('is asked of the sparse index, up to now', async () => {
    table.on(QueryCommand).resolves({ Items: due });
    expect(await store.due(10)).toEqual(due);
    expect(table.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      IndexName: 'due',
      KeyConditionExpression: '#open = :open AND dueAt <= :now',
      ExpressionAttributeValues: { ':open': 'open', ':now': '2026-03-02T09:00:00.000Z' },
      Limit: 10,
    });
  });

  it('is nothing when the index is empty', async () => {
    table.on(QueryCommand).resolves({});
    expect(await store.due(10)).toEqual([]);
  });

  it('is read page by page, until there are enough', async () => {
    const LastEvaluatedKey = { id: 'b' };
    table
      .on(QueryCommand)
      .resolvesOnce({ Items: due.slice(0, 2), LastEvaluatedKey })
      .resolvesOnce({ Items: due.slice(2), LastEvaluatedKey });
    expect(await store.due(3)).toEqual(due);
    const inputs = table.commandCalls(QueryCommand).map((call) => call.args[0].input);
    expect(inputs).toHaveLength(2);
    expect(inputs[0]).not.toHaveProperty('ExclusiveStartKey');
    expect(inputs[1]).toMatchObject({ ExclusiveStartKey: LastEvaluatedKey, Limit: 1 });
  });
});

describe('what is open', () => {
  it('is counted over all pages of the index, without reading it', async () => {
    const LastEvaluatedKey = { id: 'b' };
    table
      .on(QueryCommand)
      .resolvesOnce({ Count: 2_000, LastEvaluatedKey })
      .resolvesOnce({ Count: 7 });
    expect(await store.countOpen()).toBe(2_007);
    const inputs = table.commandCalls(QueryCommand).map((call) => call.args[0].input);
    expect(inputs).toMatchObject([
      { IndexName: 'due', Select: 'COUNT', KeyConditionExpression: '#open = :open' },
      { ExclusiveStartKey: LastEvaluatedKey },
    ]);
  });
});

describe('postponing', () => {
  const until = '2026-03-02T09:02:00.000Z';

  it('moves only the time at which an open request is due, whatever was written meanwhile', async () => {
    await store.postpone('a', until);
    expect(table.commandCalls(UpdateCommand)[0]?.args[0].input).toEqual({
      TableName: 'requests',
      Key: { id: 'a' },
      UpdateExpression: 'SET dueAt = :until',
      ConditionExpression: '#open = :open',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: { ':open': 'open', ':until': until },
    });
  });

  it('leaves alone what is closed, or not there', async () => {
    table.on(UpdateCommand).rejects(new ConditionalCheckFailedException(refusal));
    await expect(store.postpone('a', until)).resolves.toBeUndefined();
  });

  it('fails when the table does', async () => {
    const throttled = new ProvisionedThroughputExceededException(refusal);
    table.on(UpdateCommand).rejects(throttled);
    await expect(store.postpone('a', until)).rejects.toBe(throttled);
  });
});

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalAws, startAws } from '../../playground/aws/resources.ts';
import { createPolicyLog } from '../../src/aws/policy-log.ts';
import { openRecordTable } from '../../src/aws/record-table.ts';
import { recordsIn } from '../../src/domain/audit/records.ts';
import { auditFindings } from '../../src/domain/audit/verify.ts';
import { NOW } from '../samples.ts';

let aws: LocalAws;
beforeAll(async () => {
  aws = await startAws();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', aws.dynamodb);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const logOf = (lambda: string) =>
  createPolicyLog(
    aws.tableName,
    `function:${lambda}`,
    () => NOW,
    () => ({ code: '1+a' }),
  );

async function recorded(kind: string) {
  const records = recordsIn(await openRecordTable(aws.tableName).all());
  expect(auditFindings(records, [])).toEqual([]);
  return records.entries.filter((entry) => entry.kind === kind).map(({ item }) => item);
}

const changes = async () =>
  (await recorded('policy')).map(({ number, before, after }) => [number, before, after]);

describe('a change of the policy', () => {
  beforeEach(() => expect.hasAssertions());

  it('is on record once, with who saw it first, and when', async () => {
    await logOf('slack').changed('a');
    await logOf('worker').changed('a');
    expect(await recorded('policy')).toMatchObject([
      { actor: 'function:slack', at: NOW.toISOString(), number: 1, after: 'a', code: '1+a' },
    ]);
  });

  it('of many functions that see it at the same moment is on record once', async () => {
    const many = Array.from({ length: 8 }, (_, index) => logOf(`slack-${index}`));
    await Promise.all(many.map((log) => log.changed('b')));
    expect(await changes()).toEqual([
      [1, undefined, 'a'],
      [2, 'a', 'b'],
    ]);
  });

  it('back to an earlier version is a change, too', async () => {
    await logOf('slack').changed('a');
    expect((await changes()).at(-1)).toEqual([3, 'b', 'a']);
  });

  it('is found where whoever wrote one before died before noting its number', async () => {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    const back = { TableName: aws.tableName, Key: { id: 'seen#policy' } };
    await client.send(
      new UpdateCommand({
        ...back,
        UpdateExpression: 'SET #n = :one',
        ExpressionAttributeNames: { '#n': 'number' },
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    client.destroy();
    await logOf('worker').changed('a');
    await logOf('worker').changed('c');
    expect((await changes()).slice(2)).toEqual([
      [3, 'b', 'a'],
      [4, 'a', 'c'],
    ]);
  });
});

it('a policy that is refused is on record once a day, with where it is wrong', async () => {
  for (const lambda of ['slack', 'worker']) {
    await logOf(lambda).refused('deadbeefdeadbeefdeadbeef', ['pools.staging.approvers']);
  }
  expect(await recorded('policy-refused')).toMatchObject([
    {
      actor: 'function:slack',
      refused: 'deadbeefdeadbeefdeadbeef',
      paths: ['pools.staging.approvers'],
    },
  ]);
});

/** The request store on a table that keeps what it is given, not on answers made up by a test. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type LocalAws, startAws } from '../../../playground/aws/resources.ts';
import { createRequestStore, type RequestStore } from '../../../src/aws/request-store.ts';
import { BrokenTrail } from '../../../src/domain/request.ts';
import { approved, denied, NOW, requested } from '../../samples.ts';

const notice = { channel: 'C0', ts: '1.1', shows: 'pending-0' };
let aws: LocalAws;
let store: RequestStore;

beforeAll(async () => {
  aws = await startAws();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', aws.dynamodb);
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  store = createRequestStore(aws.tableName, () => NOW);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

async function loaded(id: string) {
  const stored = await store.load(id);
  if (!stored) throw new Error(`There is no request ${id}`);
  return stored;
}

async function fresh(id: string) {
  await store.create(id, [requested()]);
  return loaded(id);
}

it('a decision on what was read before a card was posted keeps the card', async () => {
  const read = await fresh('kept');
  await store.saveNotice(read, 'card', notice);
  expect(await store.append(read, [approved])).toBeDefined();
  const { request, notices } = await loaded('kept');
  expect(request.stage.kind).toBe('approved');
  expect(notices).toEqual({ card: notice });
});

it('a message keeps those that were saved since the request was read', async () => {
  const read = await fresh('both');
  await store.saveNotice(read, 'card', notice);
  await store.saveNotice(read, 'receipt', notice);
  expect((await loaded('both')).notices).toEqual({ card: notice, receipt: notice });
});

it('a message of a version that has passed is not saved', async () => {
  const read = await fresh('passed');
  await store.append(read, [denied]);
  expect(await store.saveNotice(read, 'card', notice)).toBeUndefined();
});

it('the same write, made again after its answer was lost, succeeds and writes nothing', async () => {
  const read = await fresh('again');
  expect(await store.create('again', [requested()])).toBe(true);
  await store.append(read, [approved]);
  expect((await store.append(read, [approved]))?.request.stage.kind).toBe('approved');
  expect(await store.append(read, [denied])).toBeUndefined();
  expect((await loaded('again')).request.trail).toHaveLength(2);
});

it('a request with nothing to come leaves the index', async () => {
  const { request } = await fresh('closed');
  const stored = await store.append({ request, notices: {} }, [denied]);
  if (!stored) throw new Error('The append failed');
  const shown = { ...notice, shows: 'denied' };
  await store.reschedule({ ...stored, notices: { card: shown, receipt: shown, outcome: shown } });
  const later = createRequestStore(aws.tableName, () => new Date('2027-01-01T00:00:00.000Z'));
  expect((await later.due()).map(({ id }) => id)).not.toContain('closed');
});

it('a trail that somebody changed in the table is not acted on', async () => {
  await fresh('forged');
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  await table.send(
    new UpdateCommand({
      TableName: aws.tableName,
      Key: { id: 'forged' },
      UpdateExpression: 'SET trail[0].approvalsRequired = :none',
      ExpressionAttributeValues: { ':none': 0 },
    }),
  );
  table.destroy();
  await expect(store.load('forged')).rejects.toThrow(BrokenTrail);
});

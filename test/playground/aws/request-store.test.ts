/** The request store on a table that keeps what it is given, not on answers made up by a test. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type LocalAws, startAws } from '../../../playground/aws/resources.ts';
import { createRequestStore, type RequestStore } from '../../../src/aws/request-store.ts';
import { digest } from '../../../src/domain/canonical.ts';
import { BrokenTrail } from '../../../src/domain/only.ts';
import { approved, denied, NOW, requested } from '../../samples.ts';

const notice = { channel: 'C0', ts: '1.1', shows: 'pending-0' };
let aws: LocalAws;
let store: RequestStore;
let network: Server;
let loseNextAnswerTo: string | undefined;

/** Hands everything on to the table; the write is made, but the answer to one call is lost. */
async function startNetwork(to: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target']);
    const headers = new Headers(request.headers as Record<string, string>);
    headers.delete('connection');
    const body = new Uint8Array(await buffer(request));
    const answer = await fetch(to, { method: 'POST', headers, body });
    const content = await answer.text();
    if (loseNextAnswerTo && target.endsWith(loseNextAnswerTo)) {
      loseNextAnswerTo = undefined;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(content);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

beforeAll(async () => {
  aws = await startAws();
  network = await startNetwork(aws.dynamodb);
  const { port } = network.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  store = createRequestStore(aws.tableName, () => NOW);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  network.closeAllConnections();
  network.close();
  await aws.close();
});

/** An id as requests have it. */
const idOf = (name: string) => digest(name).slice(0, 16);

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
  const read = await fresh(idOf('kept'));
  await store.saveNotice(read, 'card', notice);
  expect(await store.append(read, [approved])).toBeDefined();
  const { request, notices } = await loaded(idOf('kept'));
  expect(request.stage.kind).toBe('approved');
  expect(notices).toEqual({ card: notice });
});

it('a message keeps those that were saved since the request was read', async () => {
  const read = await fresh(idOf('both'));
  await store.saveNotice(read, 'card', notice);
  await store.saveNotice(read, 'receipt', notice);
  expect((await loaded(idOf('both'))).notices).toEqual({ card: notice, receipt: notice });
});

it('a message of a version that has passed is not saved', async () => {
  const read = await fresh(idOf('passed'));
  await store.append(read, [denied]);
  expect(await store.saveNotice(read, 'card', notice)).toBeUndefined();
});

it('a decision whose answer is lost counts, and is written once', async () => {
  const read = await fresh(idOf('lost'));
  loseNextAnswerTo = 'UpdateItem';
  expect((await store.append(read, [approved]))?.request.stage.kind).toBe('approved');
  expect(loseNextAnswerTo).toBeUndefined();
  expect((await loaded(idOf('lost'))).request.trail).toHaveLength(2);
  expect(await store.append(read, [approved])).toBeUndefined();
});

it('a submission whose answer is lost counts, but not a second time', async () => {
  loseNextAnswerTo = 'PutItem';
  expect(await store.create(idOf('sent'), [requested()])).toBe(true);
  expect(loseNextAnswerTo).toBeUndefined();
  expect(await store.create(idOf('sent'), [requested()])).toBe(false);
});

it('a request with nothing to come leaves the index', async () => {
  const { request } = await fresh(idOf('closed'));
  const stored = await store.append({ request, notices: {} }, [denied]);
  if (!stored) throw new Error('The append failed');
  const shown = { ...notice, shows: 'denied' };
  await store.reschedule({ ...stored, notices: { card: shown, receipt: shown, outcome: shown } });
  const later = createRequestStore(aws.tableName, () => new Date('2027-01-01T00:00:00.000Z'));
  expect((await later.due(1_000)).map(({ id }) => id)).not.toContain(idOf('closed'));
});

it('the longest waiting are due first, however small the pages', async () => {
  const pages = ['page-1', 'page-2', 'page-3'].map(idOf);
  for (const [day, id] of pages.entries()) {
    await fresh(id);
    await store.postpone(id, `2026-01-0${day + 1}T00:00:00.000Z`);
  }
  expect((await store.due(2)).map(({ id }) => id)).toEqual(pages.slice(0, 2));
});

it('a request that is postponed is not due until then, and no write is lost by it', async () => {
  const read = await fresh(idOf('postponed'));
  const later = new Date(NOW.getTime() + 90_000).toISOString();
  await store.postpone(idOf('postponed'), later);
  const at = (time: number) => createRequestStore(aws.tableName, () => new Date(time));
  const isDue = async (time: number) =>
    (await at(time).due(1_000)).some(({ id }) => id === idOf('postponed'));
  expect(await isDue(NOW.getTime() + 89_999)).toBe(false);
  expect(await isDue(NOW.getTime() + 90_000)).toBe(true);
  expect(await store.append(read, [approved])).toBeDefined();
});

it('postponing brings back nothing that is closed or was never there', async () => {
  const { request } = await fresh(idOf('stays-closed'));
  const stored = await store.append({ request, notices: {} }, [denied]);
  if (!stored) throw new Error('The append failed');
  const shown = { ...notice, shows: 'denied' };
  await store.reschedule({ ...stored, notices: { card: shown, receipt: shown, outcome: shown } });
  await store.postpone(idOf('stays-closed'), NOW.toISOString());
  await store.postpone(idOf('never-there'), NOW.toISOString());
  const ids = (await store.due(1_000)).map(({ id }) => id);
  expect(ids).not.toContain(idOf('stays-closed'));
  expect(ids).not.toContain(idOf('never-there'));
  expect(await store.load(idOf('never-there'))).toBeUndefined();
});

it('a trail that somebody changed in the table is not acted on', async () => {
  await fresh(idOf('forged'));
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  await table.send(
    new UpdateCommand({
      TableName: aws.tableName,
      Key: { id: idOf('forged') },
      UpdateExpression: 'SET trail[0].approvalsRequired = :none',
      ExpressionAttributeValues: { ':none': 0 },
    }),
  );
  table.destroy();
  await expect(store.load(idOf('forged'))).rejects.toThrow(BrokenTrail);
});

it('knows a signature again, even when two come at the same moment', async () => {
  const answers = await Promise.all(['v0=one', 'v0=one', 'v0=two'].map(store.isFirst));
  expect(answers.toSorted()).toEqual([false, true, true]);
  expect(await store.isFirst('v0=one')).toBe(false);
});

it('takes its own second try for the first, when the answer to that was lost', async () => {
  loseNextAnswerTo = 'PutItem';
  expect(await store.isFirst('v0=lost')).toBe(true);
  expect(await store.isFirst('v0=lost')).toBe(false);
});

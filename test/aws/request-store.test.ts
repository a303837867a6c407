import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
} from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRequestStore, type StoredRequest } from '../../src/aws/request-store.ts';
import { digest } from '../../src/domain/canonical.ts';
import { NewerTrail } from '../../src/domain/event-version.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { milestone, type Notices, outcome } from '../../src/domain/next-step.ts';
import { BrokenTrail } from '../../src/domain/only.ts';
import type { Stage } from '../../src/domain/stage.ts';
import { firstBrokenLink, seal } from '../../src/domain/trail.ts';
import { LATER, UNHEARD_OF, withNewer } from '../newer-code.ts';
import { approved, attention, denied, NOW, REQUEST_ID, requestAt, requested } from '../samples.ts';

const table = mockClient(DynamoDBDocumentClient);
beforeEach(() => table.reset());
afterAll(() => table.restore());

const store = createRequestStore('requests', () => NOW);
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };
const conflict = new ConditionalCheckFailedException(refusal);
const throttled = new ProvisionedThroughputExceededException(refusal);

const itemOf = (events: RequestEvent[]) => ({
  id: REQUEST_ID,
  trail: seal(REQUEST_ID, [], events, NOW),
  notices: {},
});

/** As the table holds it, with every message showing the request as it is. */
function told(stage: Stage['kind']): StoredRequest {
  const request = requestAt(stage);
  const notice = { channel: 'C0', ts: '1.1', shows: milestone(request) };
  const notices: Notices = { card: notice, receipt: notice, outcome: notice };
  return { request, notices };
}

const pending = told('pending');
const notice = { channel: 'C0', ts: '1.1', shows: 'pending-0' };
const update = () => table.commandCalls(UpdateCommand)[0]?.args[0].input;

describe('a new request', () => {
  it('is written whole and due at once, so that a lost wake-up does not matter', async () => {
    expect(await store.create(REQUEST_ID, [requested()])).toBe(true);
    const [call] = table.commandCalls(PutCommand);
    expect(call?.args[0].input).toMatchObject({
      TableName: 'requests',
      ConditionExpression: 'attribute_not_exists(id)',
      Item: {
        id: REQUEST_ID,
        version: 1,
        notices: {},
        open: 'open',
        dueAt: '2026-03-02T09:00:30.000Z',
      },
    });
    const trail = call?.args[0].input.Item?.trail;
    expect(trail).toHaveLength(1);
    expect(firstBrokenLink(REQUEST_ID, trail)).toBeUndefined();
  });

  it('is not written over one that is there', async () => {
    table.on(PutCommand).rejects(conflict);
    table.on(GetCommand).resolves({ Item: itemOf([requested({ by: 'U0OTHER' })]) });
    expect(await store.create(REQUEST_ID, [requested()])).toBe(false);
  });

  it('is ours when an answer was lost and the second try found the first', async () => {
    table.on(PutCommand).rejects(conflict);
    table.on(GetCommand).callsFake(() => ({
      Item: table.commandCalls(PutCommand)[0]?.args[0].input.Item,
    }));
    expect(await store.create(REQUEST_ID, [requested()])).toBe(true);
  });

  it('fails when the table does', async () => {
    table.on(PutCommand).rejects(throttled);
    await expect(store.create(REQUEST_ID, [requested()])).rejects.toBe(throttled);
  });
});

describe('loading', () => {
  const { request, notices } = told('approved');
  const item = { id: REQUEST_ID, version: 2, trail: request.trail, notices, open: 'open' };

  it('reads consistently and gives the request that the trail tells', async () => {
    table.on(GetCommand).resolves({ Item: item });
    expect(await store.load(REQUEST_ID)).toEqual({ request, notices });
    expect(table.commandCalls(GetCommand)[0]?.args[0].input).toEqual({
      TableName: 'requests',
      Key: { id: REQUEST_ID },
      ConsistentRead: true,
    });
  });

  it('finds nothing where nothing is', async () => {
    table.on(GetCommand).resolves({});
    expect(await store.load(REQUEST_ID)).toBeUndefined();
  });

  it('throws for a trail that somebody changed', async () => {
    const trail = item.trail.map((event) => ({ ...event, by: 'U0FORGER' }));
    table.on(GetCommand).resolves({ Item: { ...item, trail } });
    await expect(store.load(REQUEST_ID)).rejects.toThrow(BrokenTrail);
  });

  it.each([UNHEARD_OF, LATER])(
    'throws for a trail that newer code has gone on with',
    async (event) => {
      const trail = withNewer(REQUEST_ID, item.trail, event);
      table.on(GetCommand).resolves({ Item: { ...item, trail } });
      await expect(store.load(REQUEST_ID)).rejects.toThrow(NewerTrail);
    },
  );

  it.each(['1', null])('throws for an event in version %j', async (v) => {
    const trail = withNewer(REQUEST_ID, item.trail, { type: 'Thawed', v });
    table.on(GetCommand).resolves({ Item: { ...item, trail } });
    await expect(store.load(REQUEST_ID)).rejects.toThrow('invalid_type');
  });

  it.each([{ id: 'x' }, { ...item, trail: 'none' }, { ...item, trail: [{ type: 'Requested' }] }])(
    'throws for an item that no version of ours wrote',
    async (Item) => {
      table.on(GetCommand).resolves({ Item });
      await expect(store.load(REQUEST_ID)).rejects.toThrow();
    },
  );
});

describe('appending', () => {
  it('adds only what is new, on the version that was read', async () => {
    const next = await store.append(pending, [approved]);
    expect(next?.request.stage.kind).toBe('approved');
    expect(next?.notices).toEqual(pending.notices);
    expect(update()).toMatchObject({
      Key: { id: REQUEST_ID },
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: {
        ':version': 1,
        ':next': 2,
        ':added': [{ type: 'Approved', previous: pending.request.trail[0]?.hash }],
      },
    });
    expect(update()?.UpdateExpression).toContain('trail = list_append(trail, :added)');
  });

  it('is ours when an answer was lost and the second try found the first', async () => {
    table.on(UpdateCommand).rejects(conflict);
    table.on(GetCommand).callsFake(() => {
      const lastWrite = update()?.ExpressionAttributeValues?.[':write'];
      return { Item: { ...itemOf([requested(), approved]), lastWrite } };
    });
    expect((await store.append(pending, [approved]))?.request.approvals).toHaveLength(1);
  });

  it('is not ours when the same person wrote the same at the same moment', async () => {
    table.on(UpdateCommand).rejects(conflict);
    const twin = { ...itemOf([requested(), approved]), lastWrite: 'another' };
    table.on(GetCommand).resolves({ Item: twin });
    expect(await store.append(pending, [approved])).toBeUndefined();
  });

  it('gives undefined when somebody else wrote first', async () => {
    table.on(UpdateCommand).rejects(conflict);
    table.on(GetCommand).resolves({ Item: itemOf([requested(), denied]) });
    expect(await store.append(pending, [approved])).toBeUndefined();
    expect(await store.saveNotice(pending, 'card', notice)).toBeUndefined();
  });

  it('fails when the table does', async () => {
    table.on(UpdateCommand).rejects(throttled);
    await expect(store.append(pending, [approved])).rejects.toBe(throttled);
    await expect(store.reschedule(pending)).rejects.toBe(throttled);
  });

  it('writes nothing that could not have happened', async () => {
    await expect(store.append(told('denied'), [approved])).rejects.toThrow('cannot become');
    expect(table.calls()).toHaveLength(0);
  });
});

describe('the time at which a request is due', () => {
  const soon = '2026-03-02T09:00:30.000Z';
  const names = { '#open': 'open' };

  it.each<[string, StoredRequest, readonly RequestEvent[], string]>([
    ['is at once when there is something to do', pending, [approved], soon],
    ['is at once when there is something to tell', pending, [denied], soon],
  ])('%s', async (_what, stored, events, due) => {
    await store.append(stored, events);
    expect(update()?.UpdateExpression).toMatch(/^SET #open = :open, dueAt = :due, trail/);
    expect(update()?.ExpressionAttributeNames).toEqual(names);
    expect(update()?.ExpressionAttributeValues).toMatchObject({ ':open': 'open', ':due': due });
  });

  it.each([
    ['pending', '2026-03-02T13:30:00.000Z'],
    ['delivered', '2026-03-02T09:10:00.000Z'],
  ] as const)('is its next moment when nothing is to do while %s', async (stage, due) => {
    await store.reschedule(told(stage));
    expect(update()?.ExpressionAttributeValues).toMatchObject({ ':open': 'open', ':due': due });
  });

  it.each(['denied', 'expired', 'hidden'] as const)(
    'is removed with its place in the index when the request is %s and told',
    async (stage) => {
      await store.reschedule(told(stage));
      expect(update()?.UpdateExpression).toBe('REMOVE #open, dueAt');
      expect(Object.keys(update()?.ExpressionAttributeValues ?? {})).toEqual([':version']);
    },
  );

  it('is the end of its time when only a human can let it go on', async () => {
    const stuck = await store.append(told('approved'), [attention('create-user')]);
    if (!stuck) throw new Error('The append failed');
    table.resetHistory();
    const shown = { ...notice, shows: milestone(stuck.request) };
    const news = { ...notice, shows: outcome(stuck.request) ?? '' };
    await store.reschedule({ ...stuck, notices: { card: shown, receipt: shown, outcome: news } });
    expect(update()?.ExpressionAttributeValues).toMatchObject({
      ':due': '2026-03-05T09:00:00.000Z',
    });
  });
});

describe('a message that shows a request', () => {
  it('is remembered beside the others, without touching the trail', async () => {
    const stored = { request: pending.request, notices: { receipt: notice } };
    const next = await store.saveNotice(stored, 'card', notice);
    expect(next).toEqual({ request: pending.request, notices: { receipt: notice, card: notice } });
    expect(update()?.UpdateExpression).toMatch(/notices.#kind = :notice$/);
    expect(update()?.UpdateExpression).not.toContain('trail');
    expect(update()?.ExpressionAttributeNames).toMatchObject({ '#kind': 'card' });
    expect(update()?.ExpressionAttributeValues).toMatchObject({
      ':version': 1,
      ':notice': notice,
    });
  });
});

describe('a refusal', () => {
  it('is kept beside the requests', async () => {
    const entry = {
      id: 'ref-1',
      actor: 'U0NOBODY',
      entry: '/cognito-add',
      refusal: { kind: 'not-a-requester', contact: 'U0CONTACT' } as const,
      reference: 'ref-1',
    };
    await store.recordRefusal(entry);
    const written = { ...entry, id: 'refusal#ref-1', at: NOW.toISOString() };
    expect(table.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      ConditionExpression: 'attribute_not_exists(id)',
      Item: { ...written, hash: digest(written) },
    });
  });

  it('is never written over another one, nor twice', async () => {
    table.on(PutCommand).rejects(conflict);
    const refusal = { kind: 'not-a-requester', contact: 'U0CONTACT' } as const;
    const entry = { id: 'ref-1', actor: 'U0NOBODY', entry: '/cognito-add', reference: 'ref-1' };
    await expect(store.recordRefusal({ ...entry, refusal })).resolves.toBeUndefined();
  });
});

describe('the versions of code and policy', () => {
  const stamp = { code: '1.2.3+abc', policy: 'p0licy' };
  const stamping = createRequestStore(
    'requests',
    () => NOW,
    () => stamp,
  );

  it('stand on each event, with the policy that the event itself names first', async () => {
    await stamping.create(REQUEST_ID, [requested({ policy: 'f00d' })]);
    const [{ Item } = {}] = table.commandCalls(PutCommand).map(({ args }) => args[0].input);
    expect(Item?.trail).toMatchObject([{ code: '1.2.3+abc', policy: 'f00d' }]);
    await stamping.append(pending, [approved]);
    const added = update()?.ExpressionAttributeValues?.[':added'];
    expect(added).toMatchObject([stamp]);
    expect(firstBrokenLink(REQUEST_ID, [...pending.request.trail, ...added])).toBeUndefined();
  });

  it('stand on entries beside the requests', async () => {
    const look = { account: 'alice', pools: ['staging'], found: [], rules: [] };
    await stamping.recordLookUp({ id: 'ref-2', actor: 'U0LEAD', ...look });
    expect(table.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject(stamp);
  });
});

describe('a look at a user', () => {
  it('is kept beside the requests, with its time', async () => {
    const entry = {
      id: 'ref-2',
      actor: 'U0LEAD',
      account: 'alice@example.com',
      pools: ['staging', 'payments'],
      found: ['staging'],
      rules: [{ list: 'pools.staging.requesters', entry: 'S0LEADS' }],
    };
    await store.recordLookUp(entry);
    const written = { ...entry, id: 'lookup#ref-2', at: NOW.toISOString() };
    expect(table.commandCalls(PutCommand)[0]?.args[0].input.Item).toEqual({
      ...written,
      hash: digest(written),
    });
  });
});

describe('a signature', () => {
  it('is written as its hash, to be forgotten ten minutes later', async () => {
    expect(await store.isFirst('v0=abc')).toBe(true);
    const [call] = table.commandCalls(PutCommand);
    expect(call?.args[0].input.Item).toMatchObject({
      id: 'seen#5f0ff54ca50be8669e988b890dbdec4cfe032456e220268c35fe315423a18f9b',
      expiresAt: NOW.getTime() / 1000 + 600,
    });
    expect(JSON.stringify(call?.args[0].input)).not.toContain('v0=abc');
  });

  it('that cannot be written is an error, not a first one', async () => {
    table.on(PutCommand).rejects(throttled);
    await expect(store.isFirst('v0=abc')).rejects.toThrow(ProvisionedThroughputExceededException);
  });
});

describe('what newer code has added to a request, and this code can do without', () => {
  const said = { ...requested(), v: 1, urgency: 'high' };
  const [first] = withNewer(REQUEST_ID, [], said);
  const second = withNewer(REQUEST_ID, first ? [first] : [], {
    ...approved,
    v: 1,
    by: 'U0SECOND',
    seenOn: 'phone',
  });
  const summary = { ...notice, thread: '2.2' };
  const Item = { id: REQUEST_ID, trail: second, notices: { summary }, labels: ['new'] };

  it('is read, and never written again: events are appended, one notice is set', async () => {
    table.on(GetCommand).resolves({ Item });
    const stored = await store.load(REQUEST_ID);
    if (!stored) throw new Error('There is no such request');
    expect(stored.request.trail).toEqual(second);
    await store.append(stored, [attention('start-creation')]);
    await store.saveNotice(stored, 'card', notice);
    const writes = table.commandCalls(UpdateCommand).map(({ args }) => args[0].input);
    const text = JSON.stringify(writes);
    expect(text).not.toMatch(/urgency|seenOn|thread|labels/);
    expect(writes[0]?.ExpressionAttributeValues?.[':added']).toMatchObject([
      { type: 'AttentionNeeded', previous: second.at(-1)?.hash },
    ]);
    const expressions = writes.map(({ UpdateExpression }) => UpdateExpression);
    expect(expressions[0]).toContain('trail = list_append(trail, :added)');
    expect(expressions[1]).toContain('notices.#kind = :notice');
    expect(expressions.join()).not.toMatch(/trail = :|notices = |labels/);
  });
});

import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { RequestEvent, SealedEvent } from '../domain/events.ts';
import { dueAt, type Notice, type NoticeKind, type Notices } from '../domain/next-step.ts';
import type { Refusal } from '../domain/refusal.ts';
import { type Request, requestFrom } from '../domain/request.ts';
import { seal } from '../domain/trail.ts';
import { REPEATABLE } from './client-options.ts';

/** A request as the table holds it. Its version is the length of its trail. */
export interface StoredRequest {
  request: Request;
  notices: Notices;
}

/** Somebody was turned away; kept beside the requests. */
export interface RefusalEntry {
  id: string;
  actor: string;
  /** What they used: `/cognito-add`, an action id or a callback id. */
  entry: string;
  refusal: Refusal;
  reference: string;
}

/** Undefined answers mean that somebody else wrote first: load again and decide anew. */
export interface RequestStore {
  /** False when a request of that id is already there: the same submission, delivered twice. */
  create: (id: string, events: readonly RequestEvent[]) => Promise<boolean>;
  load: (id: string) => Promise<StoredRequest | undefined>;
  append: (
    stored: StoredRequest,
    events: readonly RequestEvent[],
  ) => Promise<StoredRequest | undefined>;
  saveNotice: (
    stored: StoredRequest,
    kind: NoticeKind,
    notice: Notice,
  ) => Promise<StoredRequest | undefined>;
  /** Writes `dueAt` anew, for a request that was woken with nothing to do. */
  reschedule: (stored: StoredRequest) => Promise<void>;
  /** Ids of the requests that need attention by now, the longest waiting first. */
  due: () => Promise<DueRequest[]>;
  recordRefusal: (entry: RefusalEntry) => Promise<void>;
}

export interface DueRequest {
  id: string;
  dueAt: string;
}

/** The sparse index that the sweeper reads: only items with something yet to come carry `open`. */
const DUE_INDEX = 'due';
const OPEN = 'open';

const item = z.object({
  id: z.string(),
  trail: z.array(z.looseObject({ type: z.string(), at: z.string(), hash: z.string() })),
  notices: z.record(
    z.string(),
    z.object({ channel: z.string(), ts: z.string(), shows: z.string() }),
  ),
});
const dueItem = z.object({ id: z.string(), dueAt: z.string() });

export function createRequestStore(tableName: string, now: () => Date): RequestStore {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(REPEATABLE));
  const update = (stored: StoredRequest, changes: Changes) =>
    client.send(new UpdateCommand(updateOf(tableName, stored, changes, now())));

  return {
    create: async (id, events) => {
      const trail = seal(id, [], events, now());
      const due = dueAt(requestFrom(id, trail), {}, now());
      const fresh = { id, version: trail.length, trail, notices: {}, open: OPEN, dueAt: due };
      return succeeds(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: fresh,
            ConditionExpression: 'attribute_not_exists(id)',
          }),
        ),
      );
    },
    load: async (id) => {
      const found = await client.send(
        new GetCommand({ TableName: tableName, Key: { id }, ConsistentRead: true }),
      );
      return found.Item ? storedFrom(found.Item) : undefined;
    },
    append: async (stored, events) => {
      const { request, notices } = stored;
      const trail = seal(request.id, request.trail, events, now());
      const next = { request: requestFrom(request.id, trail), notices };
      const added = trail.slice(request.trail.length);
      return (await succeeds(update(stored, { next, added }))) ? next : undefined;
    },
    saveNotice: async (stored, kind, notice) => {
      const next = { ...stored, notices: { ...stored.notices, [kind]: notice } };
      return (await succeeds(update(stored, { next, added: [] }))) ? next : undefined;
    },
    reschedule: async (stored) => {
      await succeeds(update(stored, { next: stored, added: [] }));
    },
    due: async () => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: DUE_INDEX,
          KeyConditionExpression: '#open = :open AND dueAt <= :now',
          ExpressionAttributeNames: { '#open': OPEN },
          ExpressionAttributeValues: { ':open': OPEN, ':now': now().toISOString() },
        }),
      );
      return Items.map((found) => dueItem.parse(found));
    },
    recordRefusal: async ({ id, ...entry }) => {
      const Item = { id: `refusal#${id}`, at: now().toISOString(), ...entry };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}

interface Changes {
  next: StoredRequest;
  added: readonly SealedEvent[];
}

/** One conditional write: the new events, the messages that mirror them, and the next due time. */
function updateOf(tableName: string, stored: StoredRequest, { next, added }: Changes, now: Date) {
  const due = dueAt(next.request, next.notices, now);
  const schedule = due ? 'SET #open = :open, dueAt = :due,' : 'SET';
  const unschedule = due ? '' : ' REMOVE #open, dueAt';
  return {
    TableName: tableName,
    Key: { id: stored.request.id },
    UpdateExpression: `${schedule} trail = list_append(trail, :added), version = :next, notices = :notices${unschedule}`,
    ConditionExpression: 'version = :version',
    ExpressionAttributeNames: { '#open': OPEN },
    ExpressionAttributeValues: {
      ':added': added,
      ':version': stored.request.trail.length,
      ':next': next.request.trail.length,
      ':notices': next.notices,
      ...(due ? { ':open': OPEN, ':due': due } : {}),
    },
  };
}

function storedFrom(raw: unknown): StoredRequest {
  const { id, trail, notices } = item.parse(raw);
  return { request: requestFrom(id, trail as unknown as SealedEvent[]), notices };
}

async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

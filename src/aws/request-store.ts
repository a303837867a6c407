import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { RecordedEvent, RequestEvent, SealedEvent } from '../domain/events.ts';
import { dueAt, type Notice, type NoticeKind, type Notices } from '../domain/next-step.ts';
import { BrokenTrail } from '../domain/only.ts';
import { isRequestId } from '../domain/record-kinds.ts';
import { type Request, requestFrom } from '../domain/request.ts';
import { firstBrokenLink, type Stamp, seal, sealEntry } from '../domain/trail.ts';
import { inTime, REPEATABLE } from './client-options.ts';
import { type Deliveries, deliveries } from './deliveries.ts';
import { type DueRequest, dueIndex, OPEN } from './due-index.ts';
import type { LookUpEntry, RefusalEntry } from './entries.ts';
import { type Freezes, freezes } from './freezes.ts';
import { type KnownUser, passwordHolders } from './password-holders.ts';
import { type Places, places } from './places.ts';
import { succeeds } from './succeeds.ts';

/** A request as the table holds it. Its version is the length of its trail. */
export interface StoredRequest {
  request: Request;
  notices: Notices;
}

/** Undefined answers mean that somebody else wrote first: load again and decide anew. */
export interface RequestStore extends Deliveries, Places, Freezes {
  /** False when a request of that id is already there: the same submission, delivered twice. */
  create: (id: string, events: readonly RequestEvent[]) => Promise<boolean>;
  /**
   * Throws BrokenTrail when what is stored is not what was written, and NewerTrail when newer code has
   * written in it.
   */
  load: (id: string) => Promise<StoredRequest | undefined>;
  append: (
    stored: StoredRequest,
    events: readonly RecordedEvent[],
  ) => Promise<StoredRequest | undefined>;
  saveNotice: (
    stored: StoredRequest,
    kind: NoticeKind,
    notice: Notice,
  ) => Promise<StoredRequest | undefined>;
  /** Writes `dueAt` anew, for a request that was woken with nothing to do. */
  reschedule: (stored: StoredRequest) => Promise<void>;
  /** Lets the sweeper leave a request alone until then (ISO time), if it is still open. */
  postpone: (id: string, until: string) => Promise<void>;
  /** Those requests that need attention by now, at most so many, the longest waiting first. */
  due: (most: number) => Promise<DueRequest[]>;
  /** How many have something yet to come, now or later. */
  countOpen: () => Promise<number>;
  recordRefusal: (entry: RefusalEntry) => Promise<void>;
  recordLookUp: (entry: LookUpEntry) => Promise<void>;
  /**
   * Takes an address in a pool for a request, if nobody has it or `insteadOf` does. Returns the
   * request that has it then.
   */
  claimAddress: (address: ClaimedAddress, id: string, insteadOf?: string) => Promise<string>;
  /** The requests that show or offer a password of that user, as far as no later one has overtaken them. */
  passwordHolders: (user: KnownUser) => Promise<string[]>;
  /** Says that this one does so too. */
  holdPassword: (user: KnownUser, id: string) => Promise<void>;
  /** Says that these no longer do. */
  releasePassword: (user: KnownUser, ids: readonly string[]) => Promise<void>;
}

/** Where two requests would make the same user. */
export interface ClaimedAddress {
  userPoolId: string;
  /** What the user is to sign in with. */
  name: string;
}

const item = z.object({
  id: z.string(),
  trail: z.array(
    z.looseObject({
      type: z.string(),
      v: z.optional(z.number()),
      at: z.string(),
      hash: z.string(),
    }),
  ),
  notices: z.record(
    z.string(),
    z.object({ channel: z.string(), ts: z.string(), shows: z.string() }),
  ),
});
const claimItem = z.object({ holder: z.string() });

export function createRequestStore(
  tableName: string,
  now: () => Date,
  stamp: () => Stamp = () => ({}),
  options = REPEATABLE,
): RequestStore {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(options));
  const update = (stored: StoredRequest, next: StoredRequest, changes: Changes) => {
    const command = new UpdateCommand(updateOf(tableName, stored, next, changes, now()));
    return succeeds(client.send(command, inTime(options)));
  };

  const read = async (id: string): Promise<Record<string, unknown> | undefined> => {
    const key = { TableName: tableName, Key: { id }, ConsistentRead: true };
    return (await client.send(new GetCommand(key), inTime(options))).Item;
  };

  /** Never over one that is there; a second try after a lost answer finds its own first one. */
  const record = async (id: string, entry: object): Promise<void> => {
    const put = new PutCommand({
      TableName: tableName,
      Item: sealEntry(id, entry, now(), stamp()),
      ConditionExpression: 'attribute_not_exists(id)',
    });
    await succeeds(client.send(put, inTime(options)));
  };

  /**
   * What stands in the table, if this very write was the last to add events: after a lost answer
   * the SDK's second try finds its own first one, and that is no conflict.
   */
  const writtenBefore = async (id: string, write: string) => {
    const found = await read(id);
    return found?.lastWrite === write ? storedFrom(found) : undefined;
  };

  return {
    load: async (id) => {
      if (!isRequestId(id)) return undefined;
      const found = await read(id);
      return found && storedFrom(found);
    },
    create: async (id, events) => {
      const trail = seal(id, [], events, now(), stamp());
      const due = dueAt(requestFrom(id, trail), {}, now());
      const lastWrite = randomUUID();
      const fresh = { id, version: trail.length, trail, notices: {}, open: OPEN, dueAt: due };
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...fresh, lastWrite },
        ConditionExpression: 'attribute_not_exists(id)',
      });
      if (await succeeds(client.send(put, inTime(options)))) return true;
      return (await writtenBefore(id, lastWrite)) !== undefined;
    },
    append: async (stored, events) => {
      const { request, notices } = stored;
      const trail = seal(request.id, request.trail, events, now(), stamp());
      const next = { request: requestFrom(request.id, trail), notices };
      const added = trail.slice(request.trail.length);
      const write = randomUUID();
      if (await update(stored, next, appending(added, trail.length, write))) return next;
      return writtenBefore(request.id, write);
    },
    saveNotice: async (stored, kind, notice) => {
      const next = { ...stored, notices: { ...stored.notices, [kind]: notice } };
      return (await update(stored, next, saving(kind, notice))) ? next : undefined;
    },
    reschedule: async (stored) => {
      await update(stored, stored, { sets: [], names: {}, values: {} });
    },
    ...dueIndex(client, tableName, now, options),
    ...deliveries(client, tableName, now, options),
    ...places(client, tableName, now, options),
    ...freezes(client, tableName, now, options, record),
    ...passwordHolders(client, tableName, options),
    claimAddress: async ({ userPoolId, name }, id, insteadOf = id) => {
      const key = `address#${userPoolId}#${name}`;
      const claim = new UpdateCommand({
        TableName: tableName,
        Key: { id: key },
        UpdateExpression: 'SET holder = :id',
        ConditionExpression: 'attribute_not_exists(holder) OR holder IN (:id, :old)',
        ExpressionAttributeValues: { ':id': id, ':old': insteadOf },
      });
      if (await succeeds(client.send(claim, inTime(options)))) return id;
      return claimItem.parse(await read(key)).holder;
    },
    recordRefusal: ({ id, ...entry }) => record(`refusal#${id}`, entry),
    recordLookUp: ({ id, ...entry }) => record(`lookup#${id}`, entry),
  };
}

/** What one write changes besides the time at which the request is due. */
interface Changes {
  sets: readonly string[];
  names: Record<string, string>;
  values: Record<string, unknown>;
}

/** Leaves the messages alone: the worker may have posted one since this version was read. */
function appending(added: readonly SealedEvent[], version: number, write: string): Changes {
  return {
    sets: ['trail = list_append(trail, :added)', 'version = :next', 'lastWrite = :write'],
    names: {},
    values: { ':added': added, ':next': version, ':write': write },
  };
}

function saving(kind: NoticeKind, notice: Notice): Changes {
  return {
    sets: ['notices.#kind = :notice'],
    names: { '#kind': kind },
    values: { ':notice': notice },
  };
}

/** One write on the version that was read, with the time at which `next` is due. */
function updateOf(
  tableName: string,
  stored: StoredRequest,
  next: StoredRequest,
  { sets, names, values }: Changes,
  now: Date,
) {
  const due = dueAt(next.request, next.notices, now);
  const allSets = [...(due ? ['#open = :open', 'dueAt = :due'] : []), ...sets];
  const set = allSets.length > 0 ? `SET ${allSets.join(', ')}` : '';
  return {
    TableName: tableName,
    Key: { id: stored.request.id },
    UpdateExpression: due ? set : `${set} REMOVE #open, dueAt`.trimStart(),
    ConditionExpression: 'version = :version',
    ExpressionAttributeNames: { '#open': OPEN, ...names },
    ExpressionAttributeValues: {
      ':version': stored.request.trail.length,
      ...values,
      ...(due ? { ':open': OPEN, ':due': due } : {}),
    },
  };
}

function storedFrom(raw: unknown): StoredRequest {
  const { id, trail: events, notices } = item.parse(raw);
  const trail = events as unknown as SealedEvent[];
  const broken = firstBrokenLink(id, trail);
  if (broken !== undefined) throw new BrokenTrail(`${id} was changed at event ${broken}`);
  return { request: requestFrom(id, trail), notices };
}

import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Freeze } from '../domain/freeze.ts';
import { optionalRule, type Rule } from '../domain/rule.ts';
import { type ClientOptions, inTime } from './client-options.ts';

/** Somebody has frozen or thawed everything, or one pool; kept for good beside the requests. */
export interface FreezeEntry {
  id: string;
  actor: string;
  action: 'freeze' | 'thaw';
  /** Alias and id of the pool; neither where it is everything. */
  pool?: string | undefined;
  userPoolId?: string | undefined;
  reason?: string | undefined;
  /** By which of the policy's lists of approvers they may. */
  rule?: Rule | undefined;
}

/** A freeze, and which pool's it is; nothing where it is everything. */
export type StandingFreeze = Freeze & { userPoolId?: string };

/** What is frozen at this moment: every read is strongly consistent. */
export interface Freezes {
  /** That of everything first, then those of these pools. */
  frozen: (userPoolIds: readonly string[]) => Promise<StandingFreeze[]>;
  /** Writes the entry first, so that nothing is ever frozen or thawed without one. */
  changeFreeze: (entry: FreezeEntry) => Promise<void>;
}

const EVERYTHING = 'all';

const item = z.object({
  frozen: z.boolean(),
  by: z.string(),
  at: z.string(),
  pool: z.optional(z.string()),
  reason: z.optional(z.string()),
});

export function freezes(
  client: DynamoDBDocumentClient,
  tableName: string,
  now: () => Date,
  options: ClientOptions,
  record: (id: string, entry: object) => Promise<void>,
): Freezes {
  const keyOf = (userPoolId = EVERYTHING) => `freeze#${userPoolId}`;

  const read = async (userPoolId?: string): Promise<StandingFreeze[]> => {
    const Key = { id: keyOf(userPoolId) };
    const get = new GetCommand({ TableName: tableName, Key, ConsistentRead: true });
    const { Item } = await client.send(get, inTime(options));
    if (!Item) return [];
    const { frozen, by, at, pool, reason } = item.parse(Item);
    const freeze = { by, at, ...present({ pool, reason, userPoolId }) };
    return frozen ? [freeze] : [];
  };

  const put = async (Item: Record<string, unknown>): Promise<void> => {
    await client.send(new PutCommand({ TableName: tableName, Item }), inTime(options));
  };

  return {
    frozen: async (userPoolIds) => {
      const all = await Promise.all([undefined, ...userPoolIds].map(read));
      return all.flat();
    },
    changeFreeze: async ({ id, actor, action, pool, userPoolId, reason, rule }) => {
      const at = now().toISOString();
      const about = present({ pool, reason });
      const entry = { actor, action, ...about, ...present({ userPoolId }), ...optionalRule(rule) };
      await record(`freeze-log#${id}`, entry);
      await put({ id: keyOf(userPoolId), frozen: action === 'freeze', by: actor, at, ...about });
    },
  };
}

/** DynamoDB takes nothing that is undefined. */
function present<Names extends string>(values: Record<Names, string | undefined>) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Names, string>>;
}

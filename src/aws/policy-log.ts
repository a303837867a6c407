import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Stamp, sealEntry } from '../domain/trail.ts';
import { inTime, REPEATABLE } from './client-options.ts';
import { succeeds } from './succeeds.ts';

/** Puts on record when the policy changed, once however many functions see it. */
export interface PolicyLog {
  /** Writes an entry if the last one on record came to another version. */
  changed: (version: string) => Promise<void>;
  /** Writes an entry, one a day for the same text. `paths`: where it is wrong. */
  refused: (version: string, paths: readonly string[]) => Promise<void>;
}

const changeItem = z.object({ after: z.string() });
const lastItem = z.object({ number: z.number() });

/** Where the last number is, so that not all entries have to be read; it may lag behind. */
const LAST = 'seen#policy';

/**
 * The changes are numbered, and each is written on condition that its number is free: of many functions
 * that see a change one writes it, and a missing number shows.
 */
export function createPolicyLog(
  tableName: string,
  actor: string,
  now: () => Date,
  stamp: () => Stamp,
  options = REPEATABLE,
): PolicyLog {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(options));
  const read = async (id: string) => {
    const key = { TableName: tableName, Key: { id }, ConsistentRead: true };
    return (await client.send(new GetCommand(key), inTime(options))).Item;
  };
  /** An update, because the worker may not put items over others. */
  const write = (id: string, item: object, condition?: string) => {
    const fields = Object.entries(item).filter(([name]) => name !== 'id');
    const command = new UpdateCommand({
      TableName: tableName,
      Key: { id },
      UpdateExpression: `SET ${fields.map((_, index) => `#${index} = :${index}`).join(', ')}`,
      ...(condition && { ConditionExpression: condition }),
      ExpressionAttributeNames: Object.fromEntries(
        fields.map(([name], index) => [`#${index}`, name]),
      ),
      ExpressionAttributeValues: Object.fromEntries(
        fields.map(([, value], index) => [`:${index}`, value]),
      ),
    });
    return succeeds(client.send(command, inTime(options)));
  };
  const add = (id: string, entry: object) =>
    write(id, sealEntry(id, { actor, ...entry }, now(), stamp()), 'attribute_not_exists(id)');

  /** The last change on record: the one at that number, or a later one. */
  const lastFrom = async (number: number): Promise<{ number: number; after?: string }> => {
    const found = await read(changeId(number));
    if (!found) return { number: number - 1 };
    const { after } = changeItem.parse(found);
    const later = await lastFrom(number + 1);
    return later.number > number ? later : { number, after };
  };

  const changed = async (version: string): Promise<void> => {
    const pointer = await read(LAST);
    const last = await lastFrom(pointer ? lastItem.parse(pointer).number : 1);
    if (last.after === version) return;
    const number = last.number + 1;
    const before = last.after === undefined ? {} : { before: last.after };
    if (!(await add(changeId(number), { number, ...before, after: version }))) {
      return changed(version);
    }
    await write(LAST, { number });
  };

  return {
    changed,
    refused: async (version, paths) => {
      const day = now().toISOString().slice(0, 10);
      await add(`policy-refused#${day}-${version.slice(0, 16)}`, { refused: version, paths });
    },
  };
}

function changeId(number: number): string {
  return `policy#${String(number).padStart(6, '0')}`;
}

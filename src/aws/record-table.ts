import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Item } from '../domain/audit/records.ts';
import { type ClientOptions, REPEATABLE } from './client-options.ts';

/** The whole table, for whoever audits it. Changes nothing. */
export interface RecordTable {
  /** Every item, each as it was at some moment after the call. Takes the capacity of reading it all. */
  all: () => Promise<Item[]>;
  find: (id: string) => Promise<Item | undefined>;
}

const item = z.looseObject({ id: z.string() });

/** A page of 1 MB may come slowly, and nobody waits for it. */
const PATIENT: ClientOptions = {
  ...REPEATABLE,
  maxAttempts: 5,
  requestHandler: { ...REPEATABLE.requestHandler, requestTimeout: 10_000 },
};

export function openRecordTable(tableName: string, options = PATIENT): RecordTable {
  const { maxAttempts, requestHandler } = options;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts, requestHandler }));
  return {
    all: async () => {
      const items: Item[] = [];
      let next: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new ScanCommand({
            TableName: tableName,
            ConsistentRead: true,
            ...(next && { ExclusiveStartKey: next }),
          }),
        );
        items.push(...(page.Items ?? []).map((each) => item.parse(each)));
        next = page.LastEvaluatedKey;
      } while (next);
      return items;
    },
    find: async (id) => {
      const key = { TableName: tableName, Key: { id }, ConsistentRead: true };
      const { Item: found } = await client.send(new GetCommand(key));
      return found && item.parse(found);
    },
  };
}

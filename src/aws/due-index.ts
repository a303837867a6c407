import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type ClientOptions, inTime } from './client-options.ts';
import { succeeds } from './succeeds.ts';

export interface DueRequest {
  id: string;
  /** ISO time. */
  dueAt: string;
}

/** The sparse index that the sweeper reads: only items with something yet to come carry `open`. */
const DUE_INDEX = 'due';
export const OPEN = 'open';

const dueItem = z.object({ id: z.string(), dueAt: z.string() });

/** Which requests are due, when the others are, and how many there are: see RequestStore. */
export function dueIndex(
  client: DynamoDBDocumentClient,
  tableName: string,
  now: () => Date,
  options: ClientOptions,
) {
  const page = async (moment: string, most: number, start: Record<string, unknown> | undefined) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: DUE_INDEX,
        KeyConditionExpression: '#open = :open AND dueAt <= :now',
        ExpressionAttributeNames: { '#open': OPEN },
        ExpressionAttributeValues: { ':open': OPEN, ':now': moment },
        Limit: most,
        ...(start && { ExclusiveStartKey: start }),
      }),
      inTime(options),
    );
    return { found: Items.map((item) => dueItem.parse(item)), next: LastEvaluatedKey };
  };

  return {
    due: async (most: number): Promise<DueRequest[]> => {
      const moment = now().toISOString();
      const due: DueRequest[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { found, next } = await page(moment, most - due.length, start);
        due.push(...found);
        start = next;
      } while (start && due.length < most);
      return due;
    },
    countOpen: async (): Promise<number> => {
      const counted = {
        TableName: tableName,
        IndexName: DUE_INDEX,
        Select: 'COUNT',
        KeyConditionExpression: '#open = :open',
        ExpressionAttributeNames: { '#open': OPEN },
        ExpressionAttributeValues: { ':open': OPEN },
      } as const;
      let open = 0;
      let start: Record<string, unknown> | undefined;
      do {
        const page = new QueryCommand({ ...counted, ...(start && { ExclusiveStartKey: start }) });
        const { Count = 0, LastEvaluatedKey } = await client.send(page, inTime(options));
        open += Count;
        start = LastEvaluatedKey;
      } while (start);
      return open;
    },
    postpone: async (id: string, until: string): Promise<void> => {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: { id },
        UpdateExpression: 'SET dueAt = :until',
        ConditionExpression: '#open = :open',
        ExpressionAttributeNames: { '#open': OPEN },
        ExpressionAttributeValues: { ':open': OPEN, ':until': until },
      });
      await succeeds(client.send(update, inTime(options)));
    },
  };
}

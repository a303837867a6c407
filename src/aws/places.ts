import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Bound } from '../domain/limits.ts';
import { type ClientOptions, inTime } from './client-options.ts';
import { succeeds } from './succeeds.ts';

/** What a list of names holds, and when a name was last added (ISO time). */
export interface TakenPlaces {
  names: readonly string[];
  takenAt: string;
}

/**
 * Lists of so many names at most. A name is in a list once however often it is added, so neither a
 * submission that is delivered twice nor a write that the SDK repeats counts twice.
 */
export interface Places {
  /** False when the list is full without the name. */
  takePlace: (bound: Pick<Bound, 'list' | 'most' | 'until'>, name: string) => Promise<boolean>;
  leavePlaces: (list: string, names: readonly string[]) => Promise<void>;
  placesTaken: (list: string) => Promise<TakenPlaces>;
}

const item = z.object({
  names: z.catch(z.instanceof(Set<string>), new Set()),
  takenAt: z.catch(z.string(), ''),
});

/** Keeps a list beside the requests, and lets DynamoDB delete it some time after its end. */
export function places(
  client: DynamoDBDocumentClient,
  tableName: string,
  now: () => Date,
  options: ClientOptions,
): Places {
  return {
    takePlace: async ({ list, most, until }, name) => {
      const take = new UpdateCommand({
        TableName: tableName,
        Key: { id: list },
        UpdateExpression: `ADD #names :name SET takenAt = :now${until ? ', expiresAt = :end' : ''}`,
        ConditionExpression:
          'attribute_not_exists(#names) OR contains(#names, :one) OR size(#names) < :most',
        ExpressionAttributeNames: { '#names': 'names' },
        ExpressionAttributeValues: {
          ':name': new Set([name]),
          ':one': name,
          ':most': most,
          ':now': now().toISOString(),
          ...(until ? { ':end': Math.ceil(new Date(until).getTime() / 1_000) } : {}),
        },
      });
      return succeeds(client.send(take, inTime(options)));
    },
    leavePlaces: async (list, names) => {
      const leave = new UpdateCommand({
        TableName: tableName,
        Key: { id: list },
        UpdateExpression: 'DELETE #names :names',
        ExpressionAttributeNames: { '#names': 'names' },
        ExpressionAttributeValues: { ':names': new Set(names) },
      });
      await client.send(leave, inTime(options));
    },
    placesTaken: async (list) => {
      const get = new GetCommand({ TableName: tableName, Key: { id: list }, ConsistentRead: true });
      const { Item } = await client.send(get, inTime(options));
      const { names, takenAt } = item.parse(Item ?? {});
      return { names: [...names], takenAt };
    },
  };
}

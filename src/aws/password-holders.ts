import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type ClientOptions, inTime } from './client-options.ts';

/** A user as no other user will ever be known. */
export interface KnownUser {
  userPoolId: string;
  sub: string;
}

const holding = z.object({ holder: z.string() });

/** Which request was last to hand over a user's password: see RequestStore. */
export function passwordHolders(
  client: DynamoDBDocumentClient,
  tableName: string,
  options: ClientOptions,
) {
  const itemOf = ({ userPoolId, sub }: KnownUser) => ({
    TableName: tableName,
    Key: { id: `password#${userPoolId}#${sub}` },
  });
  return {
    passwordHolder: async (user: KnownUser): Promise<string | undefined> => {
      const get = new GetCommand({ ...itemOf(user), ConsistentRead: true });
      const { Item } = await client.send(get, inTime(options));
      return Item && holding.parse(Item).holder;
    },
    holdPassword: async (user: KnownUser, id: string): Promise<void> => {
      const update = new UpdateCommand({
        ...itemOf(user),
        UpdateExpression: 'SET holder = :id',
        ExpressionAttributeValues: { ':id': id },
      });
      await client.send(update, inTime(options));
    },
  };
}

import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type ClientOptions, inTime } from './client-options.ts';

/** A user as no other user will ever be known. */
export interface KnownUser {
  userPoolId: string;
  sub: string;
}

const holding = z.object({ holders: z._default(z.set(z.string()), new Set()) });

/** Which requests show or offer a user's password: see RequestStore. */
export function passwordHolders(
  client: DynamoDBDocumentClient,
  tableName: string,
  options: ClientOptions,
) {
  const itemOf = ({ userPoolId, sub }: KnownUser) => ({
    TableName: tableName,
    Key: { id: `password#${userPoolId}#${sub}` },
  });
  const change = async (verb: 'ADD' | 'DELETE', user: KnownUser, ids: readonly string[]) => {
    const update = new UpdateCommand({
      ...itemOf(user),
      UpdateExpression: `${verb} holders :ids`,
      ExpressionAttributeValues: { ':ids': new Set(ids) },
    });
    await client.send(update, inTime(options));
  };
  return {
    passwordHolders: async (user: KnownUser): Promise<string[]> => {
      const get = new GetCommand({ ...itemOf(user), ConsistentRead: true });
      const { Item } = await client.send(get, inTime(options));
      return [...holding.parse(Item ?? {}).holders];
    },
    holdPassword: (user: KnownUser, id: string): Promise<void> => change('ADD', user, [id]),
    releasePassword: (user: KnownUser, ids: readonly string[]): Promise<void> =>
      change('DELETE', user, ids),
  };
}

import { createHash, randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type ClientOptions, inTime } from './client-options.ts';
import { succeeds } from './succeeds.ts';

/**
 * Seconds until DynamoDB may forget a delivery: twice what Slack's signatures are good for. It forgets
 * them within days (TTL on `expiresAt`), and one that is still there does no harm.
 */
const LIFE = 600;

/** What Slack sent, each known by its signature. */
export interface Deliveries {
  /** False when a request with that very signature came before: somebody sends it again. */
  isFirst: (signature: string) => Promise<boolean>;
}

/** The SDK's second try, after a lost answer, finds its own first one: that is still the first. */
export function deliveries(
  client: DynamoDBDocumentClient,
  tableName: string,
  now: () => Date,
  options: ClientOptions,
): Deliveries {
  return {
    isFirst: (signature) => {
      const seen = createHash('sha256').update(signature).digest('hex');
      const write = randomUUID();
      const expiresAt = Math.floor(now().getTime() / 1000) + LIFE;
      const put = new PutCommand({
        TableName: tableName,
        Item: { id: `seen#${seen}`, expiresAt, lastWrite: write },
        ConditionExpression: 'attribute_not_exists(id) OR lastWrite = :write',
        ExpressionAttributeValues: { ':write': write },
      });
      return succeeds(client.send(put, inTime(options)));
    },
  };
}

/** What the table and the queue hold. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Place } from './stand-ins.ts';

const item = z.object({
  trail: z.tuple([z.object({ plan: z.object({ email: z.string() }) })], z.unknown()),
});

/** The addresses for which requests stand in the table. */
export async function acceptedRequests({ tableName }: Place): Promise<ReadonlySet<string>> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const emails = new Set<string>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName })) {
    for (const found of Items) {
      const request = item.safeParse(found);
      if (request.success) emails.add(request.data.trail[0].plan.email);
    }
  }
  return emails;
}

/** Waiting, delayed and in flight. */
export async function queueLength({ queueUrl }: Place): Promise<number> {
  const client = new SQSClient({});
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
  );
  client.destroy();
  return (
    Number(Attributes.ApproximateNumberOfMessages) +
    Number(Attributes.ApproximateNumberOfMessagesNotVisible) +
    Number(Attributes.ApproximateNumberOfMessagesDelayed)
  );
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';

const SERVERLESS_YML = join(import.meta.dirname, '..', '..', 'serverless.yml');

const KeySchema = z.array(
  z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);

/** What the stand-in cannot do is named here, so that anything unforeseen is an error. */
const NotHere = z.unknown();

const TableDefinition = z.strictObject({
  BillingMode: z.literal('PAY_PER_REQUEST'),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema,
  GlobalSecondaryIndexes: z.array(
    z.strictObject({
      IndexName: z.string(),
      KeySchema,
      Projection: z.strictObject({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY']) }),
    }),
  ),
  DeletionProtectionEnabled: NotHere,
  PointInTimeRecoverySpecification: NotHere,
  SSESpecification: NotHere,
  TimeToLiveSpecification: NotHere,
});

const QueueDefinition = z.strictObject({
  /** Holds the stage, which there is none of here; the stand-in's queues have names of their own. */
  QueueName: NotHere,
  FifoQueue: z.literal(true),
  SqsManagedSseEnabled: z.boolean(),
  VisibilityTimeout: z.optional(z.number()),
  MessageRetentionPeriod: z.optional(z.number()),
  RedrivePolicy: z.optional(
    z.strictObject({
      deadLetterTargetArn: z.strictObject({
        'Fn::GetAtt': z.tuple([z.literal('DeadLetterQueue'), z.literal('Arn')]),
      }),
      maxReceiveCount: z.number(),
    }),
  ),
});

const Definitions = z.object({
  resources: z.object({
    Resources: z.object({
      RequestTable: z.object({ Properties: TableDefinition }),
      WorkQueue: z.object({ Properties: QueueDefinition }),
      DeadLetterQueue: z.object({ Properties: QueueDefinition }),
    }),
  }),
});

export type TableDefinition = z.infer<typeof TableDefinition>;
export type QueueDefinition = z.infer<typeof QueueDefinition>;

/** The table and the queues as serverless.yml defines them. Throws when they cannot be stood in for. */
export async function readDefinitions(path = SERVERLESS_YML): Promise<{
  table: TableDefinition;
  queue: QueueDefinition;
  deadLetterQueue: QueueDefinition;
}> {
  const { resources } = z.parse(Definitions, load(await readFile(path, 'utf8')));
  const { RequestTable, WorkQueue, DeadLetterQueue } = resources.Resources;
  return {
    table: RequestTable.Properties,
    queue: WorkQueue.Properties,
    deadLetterQueue: DeadLetterQueue.Properties,
  };
}

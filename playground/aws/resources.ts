import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type QueueDefinition, readDefinitions, type TableDefinition } from './definitions.ts';
import { startDynamoDb } from './dynamodb.ts';
import { startSqs } from './sqs.ts';
import { protectedTable, type TableSettings } from './table-settings.ts';

const TABLE_NAME = 'concierge-requests';

/** The stand-ins check no signature, but the SDK wants something to sign with. */
const CALLER = {
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'playground', secretAccessKey: 'playground' },
};

export interface LocalAws {
  /** Endpoint of the DynamoDB stand-in. */
  readonly dynamodb: string;
  /** Endpoint of the SQS stand-in. */
  readonly sqs: string;
  readonly tableName: string;
  /** What DynamoDB tells of the table; anything in it may be changed. */
  readonly tableSettings: TableSettings;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  close(): Promise<void>;
}

/** Starts DynamoDB and SQS stand-ins holding the table and the queues of serverless.yml, empty. */
export async function startAws(): Promise<LocalAws> {
  const { table, queue, deadLetterQueue } = await readDefinitions();
  const [dynamodb, sqs] = await Promise.all([startDynamoDb(), startSqs()]);
  await createTable(dynamodb.url, table);
  const tableSettings = protectedTable();
  dynamodb.describeAs(tableSettings);
  const client = new SQSClient({ ...CALLER, endpoint: sqs.url });
  const deadLetterQueueUrl = await createQueue(
    client,
    'concierge-dead-letter.fifo',
    deadLetterQueue,
  );
  const deadLetterArn = await arnOf(client, deadLetterQueueUrl);
  const queueUrl = await createQueue(client, 'concierge-work.fifo', queue, deadLetterArn);
  client.destroy();
  return {
    dynamodb: dynamodb.url,
    sqs: sqs.url,
    tableName: TABLE_NAME,
    tableSettings,
    queueUrl,
    deadLetterQueueUrl,
    async close() {
      await Promise.all([dynamodb.close(), sqs.close()]);
    },
  };
}

async function createTable(endpoint: string, definition: TableDefinition): Promise<void> {
  const client = new DynamoDBClient({ ...CALLER, endpoint });
  const { BillingMode, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = definition;
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode,
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes,
    }),
  );
  await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 10 }, { TableName: TABLE_NAME });
  client.destroy();
}

async function createQueue(
  client: SQSClient,
  name: string,
  { RedrivePolicy, QueueName: _withStage, ...plain }: QueueDefinition,
  deadLetterTargetArn?: string,
): Promise<string> {
  const attributes = Object.entries(plain).map(([key, value]) => [key, String(value)]);
  if (RedrivePolicy !== undefined) {
    const { maxReceiveCount } = RedrivePolicy;
    attributes.push(['RedrivePolicy', JSON.stringify({ deadLetterTargetArn, maxReceiveCount })]);
  }
  const { QueueUrl } = await client.send(
    new CreateQueueCommand({ QueueName: name, Attributes: Object.fromEntries(attributes) }),
  );
  if (QueueUrl === undefined) throw new Error(`The queue ${name} has no URL`);
  return QueueUrl;
}

async function arnOf(client: SQSClient, queueUrl: string): Promise<string> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
  );
  if (Attributes?.QueueArn === undefined) throw new Error(`The queue ${queueUrl} has no ARN`);
  return Attributes.QueueArn;
}

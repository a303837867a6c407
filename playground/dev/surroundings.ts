/** AWS as `npm run dev:slack` finds it: all stand-ins, or real but for what is in memory. */
import { STSClient } from '@aws-sdk/client-sts';
import { startAws } from '../aws/resources.ts';
import { startCloud } from '../cloud.ts';
import type { Pool } from '../pools.ts';
import { DevProblem } from './problem.ts';
import type { RealAws } from './settings.ts';

export interface Surroundings {
  /** The names of table and queues, as serverless.yml gives them to the functions. */
  environment: Record<'TABLE_NAME' | 'QUEUE_URL' | 'DEAD_LETTER_QUEUE_URL', string>;
  /** Those that were invented. */
  pools: Pool[];
  /** What there is, in a sentence. */
  about: string;
  close: () => Promise<void>;
}

/** Everything in memory, gone when it ends. */
export async function standIns(): Promise<Surroundings> {
  const { aws, pools, cognitoUrl, close } = await startCloud();
  const about = `AWS is in memory. The pools are at ${cognitoUrl} (aws cognito-idp … --endpoint-url).`;
  return { environment: namesOf(aws), pools, about, close };
}

/**
 * Pools as the credentials of the environment see them, found once; the table and the queues as well, if
 * they are named. Throws DevProblem where there are no credentials.
 */
export async function realAws({ deployed }: RealAws): Promise<Surroundings> {
  await exposeCredentials();
  if (deployed) {
    return { environment: deployed, pools: [], about: SHARED, close: async () => {} };
  }
  const aws = await startAws();
  process.env.AWS_ENDPOINT_URL_DYNAMODB = aws.dynamodb;
  process.env.AWS_ENDPOINT_URL_SQS = aws.sqs;
  return { environment: namesOf(aws), pools: [], about: POOLS_ONLY, close: aws.close };
}

const POOLS_ONLY =
  'The pools are real: what is approved here happens there. Requests are in memory, and gone when this ends.';
const SHARED =
  'Pools, table and queues are real. A deployed worker or sweeper of the same queue and table takes part of the requests, with another token: take a stage whose functions do not run.';

function namesOf(aws: { tableName: string; queueUrl: string; deadLetterQueueUrl: string }) {
  const { tableName, queueUrl, deadLetterQueueUrl } = aws;
  return { TABLE_NAME: tableName, QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: deadLetterQueueUrl };
}

/** The bundles look where Lambda puts them, in the environment; profiles and SSO they do not know. */
async function exposeCredentials(): Promise<void> {
  const sts = new STSClient({});
  const credentials = await sts.config.credentials().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new DevProblem([
      `There are no AWS credentials (${why}): set AWS_PROFILE, or sign in with \`aws sso login\`.`,
    ]);
  });
  sts.destroy();
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  if (credentials.sessionToken) process.env.AWS_SESSION_TOKEN = credentials.sessionToken;
}

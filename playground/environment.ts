/** What the functions find in their environment here, as serverless.yml sets it on Lambda. */
import type { LocalAws } from './aws/resources.ts';
import { BOT_ID, BOT_TOKEN, BOT_USER_ID } from './slack/seed.ts';
import type { Slack } from './slack/server.ts';

export const REGION = 'ap-northeast-1';
export const SIGNING_SECRET = 'playground-signing-secret';

/** Nothing checks these, but the SDK signs with them, and the bundles find them where Lambda does. */
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'playground', AWS_SECRET_ACCESS_KEY: 'playground' };

/** Points every AWS client of this process at the stand-ins. */
export function awsEnvironment(
  aws: Pick<LocalAws, 'dynamodb' | 'sqs'>,
  cognito: string,
  more: { sts?: string; parameters?: string } = {},
): Record<string, string> {
  return {
    ...CREDENTIALS,
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL_DYNAMODB: aws.dynamodb,
    AWS_ENDPOINT_URL_SQS: aws.sqs,
    // The stand-in for SQS is one for S3, too. It knows no Object Lock.
    AWS_ENDPOINT_URL_S3: aws.sqs,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito,
    ...(more.sts === undefined ? {} : { AWS_ENDPOINT_URL_STS: more.sts }),
    ...(more.parameters === undefined ? {} : { AWS_ENDPOINT_URL_SSM: more.parameters }),
  };
}

export function lambdaEnvironment(
  aws: LocalAws,
  slack: Slack,
  settings: { logLevel: string; policyFile: string },
): Record<string, string> {
  return {
    TABLE_NAME: aws.tableName,
    QUEUE_URL: aws.queueUrl,
    DEAD_LETTER_QUEUE_URL: aws.deadLetterQueueUrl,
    LOG_LEVEL: settings.logLevel,
    POLICY_FILE: settings.policyFile,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_ID: BOT_ID,
    SLACK_BOT_USER_ID: BOT_USER_ID,
  };
}

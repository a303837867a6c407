/** What the functions find in their environment here, as serverless.yml sets it on Lambda. */
import type { LocalAws } from './aws/resources.ts';
import { APP_ID, BOT_ID, BOT_TOKEN, BOT_USER_ID } from './slack/seed.ts';
import type { Slack } from './slack/server.ts';

export const REGION = 'ap-northeast-1';
/** In the shape of Slack's: 32 digits from 0 to f. */
export const SIGNING_SECRET = '0123456789abcdef'.repeat(2);
/** By which the playground goes for `npm run doctor -- --stage playground`. */
export const STAGE = 'playground';
export const POLICY_PARAMETER = '/concierge/playground/policy';
/** Where the app's credentials are in the parameter store. */
export const SLACK_SECRET = '/concierge/playground/slack';

/** What that parameter holds, as long as nothing is rotated. */
export const CREDENTIALS = {
  botToken: BOT_TOKEN,
  signingSecret: SIGNING_SECRET,
  appId: APP_ID,
  botId: BOT_ID,
  botUserId: BOT_USER_ID,
  sealingKey: 'playground-sealing-key-of-32-characters',
};

/** Nothing checks these, but the SDK signs with them, and the bundles find them where Lambda does. */
const CALLER = { AWS_ACCESS_KEY_ID: 'playground', AWS_SECRET_ACCESS_KEY: 'playground' };

/** Points every AWS client of this process at the stand-ins. */
export function awsEnvironment(
  aws: Pick<LocalAws, 'dynamodb' | 'sqs'>,
  cognito: string,
  more: { sts?: string; parameters?: string; controlPlane?: string } = {},
): Record<string, string> {
  return {
    ...CALLER,
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL_DYNAMODB: aws.dynamodb,
    AWS_ENDPOINT_URL_SQS: aws.sqs,
    // The stand-in for SQS is one for S3, too. It knows no Object Lock.
    AWS_ENDPOINT_URL_S3: aws.sqs,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito,
    ...(more.sts === undefined ? {} : { AWS_ENDPOINT_URL_STS: more.sts }),
    ...(more.parameters === undefined ? {} : { AWS_ENDPOINT_URL_SSM: more.parameters }),
    ...(more.controlPlane === undefined ? {} : controlPlaneEnvironment(more.controlPlane)),
  };
}

/** One stand-in tells of the deployment for all of these. */
function controlPlaneEnvironment(url: string): Record<string, string> {
  const services = ['CLOUDFORMATION', 'CLOUDWATCH', 'CLOUDWATCH_LOGS', 'IAM', 'LAMBDA', 'SNS'];
  return Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, url]));
}

/** How the functions find them: there, or where there is no parameter store, in the environment. */
export const FROM_PARAMETER = { SLACK_SECRET_PARAMETER: SLACK_SECRET };
export const FROM_ENVIRONMENT = {
  SLACK_BOT_TOKEN: CREDENTIALS.botToken,
  SLACK_SIGNING_SECRET: CREDENTIALS.signingSecret,
  SLACK_APP_ID: CREDENTIALS.appId,
  SLACK_BOT_ID: CREDENTIALS.botId,
  SLACK_BOT_USER_ID: CREDENTIALS.botUserId,
  SEALING_KEY: CREDENTIALS.sealingKey,
};

export function lambdaEnvironment(
  aws: LocalAws,
  slack: Pick<Slack, 'apiUrl'>,
  settings: { logLevel: string; policyFile: string },
  credentials: Record<string, string> = FROM_PARAMETER,
): Record<string, string> {
  return {
    TABLE_NAME: aws.tableName,
    QUEUE_URL: aws.queueUrl,
    DEAD_LETTER_QUEUE_URL: aws.deadLetterQueueUrl,
    LOG_LEVEL: settings.logLevel,
    POLICY_FILE: settings.policyFile,
    SLACK_API_URL: slack.apiUrl,
    ...credentials,
  };
}

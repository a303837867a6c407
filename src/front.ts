import type { AwsEventV2 } from '@slack/bolt/dist/receivers/AwsLambdaReceiver.js';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createApp } from './app.ts';
import type { SlackConfig } from './config.ts';
import type { FrontServices } from './services.ts';
import { type Dismissal, type ReadEvent, readRequest } from './slack/lambda-request.ts';

type Front = (event: AwsEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Answers what API Gateway hands over: only what Slack signed for this app reaches Bolt. */
export function createFront(config: SlackConfig, services: FrontServices): Front {
  const bolt = createApp(config, services).toHandler();
  return async (event) => {
    const read = await readSigned(config, services, event);
    if (!('statusCode' in read)) return bolt(read as AwsEventV2, undefined);
    const { statusCode, body } = read;
    if (statusCode !== 200) services.log.info({ status: statusCode, why: body }, 'turned away');
    return read;
  };
}

/** A signature that matches no secret may be made with a new one: it is looked for at once. */
async function readSigned(
  { SLACK_API_URL: slackApiUrl }: SlackConfig,
  { credentials, log, now }: FrontServices,
  event: AwsEventV2,
): Promise<ReadEvent | Dismissal> {
  try {
    const known = { ...(await credentials.current()), slackApiUrl };
    const read = readRequest(event, known, now());
    if (!('statusCode' in read) || read.statusCode !== 401) return read;
    const renewed = { ...(await credentials.renewed()), slackApiUrl };
    return readRequest(event, renewed, now());
  } catch (error) {
    log.fatal({ err: error }, 'no valid credentials');
    return { statusCode: 503, body: 'No credentials to verify this with' };
  }
}

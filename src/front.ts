import type { AwsEventV2 } from '@slack/bolt/dist/receivers/AwsLambdaReceiver.js';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { createApp } from './app.ts';
import type { SlackConfig } from './config.ts';
import { alsoLogging, logging } from './log.ts';
import { since } from './metrics.ts';
import type { FrontServices } from './services.ts';
import { type Dismissal, type ReadEvent, readRequest, retryOf } from './slack/lambda-request.ts';

type Front = (
  event: AwsEventV2,
  context: Pick<Context, 'awsRequestId'>,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Answers what API Gateway hands over: only what Slack signed for this app reaches Bolt. */
export function createFront(config: SlackConfig, services: FrontServices): Front {
  const bolt = createApp(config, services).toHandler();
  let start: 'cold' | 'warm' = 'cold';
  const answer: (event: AwsEventV2) => ReturnType<Front> = async (event) => {
    const received = receivedAt(event) ?? services.now().getTime();
    const read = await readSigned(config, services, event);
    if ('statusCode' in read) return turnedAway(services, read);
    alsoLogging(retryOf(read));
    const answered = await bolt(read as AwsEventV2, undefined);
    services.metrics('Acknowledgement', since(received, services.now()), { Start: start });
    start = 'warm';
    return answered;
  };
  return (event, { awsRequestId }) => logging({ awsRequestId }, () => answer(event));
}

/** When API Gateway received it, in ms: before this function was started, if it had to be. */
function receivedAt({ requestContext }: AwsEventV2): number | undefined {
  const { timeEpoch }: { timeEpoch?: number } = requestContext ?? {};
  return timeEpoch;
}

function turnedAway({ log }: FrontServices, dismissal: Dismissal): Dismissal {
  const { statusCode: status, body: why } = dismissal;
  if (status !== 200) log.info({ status, why }, 'turned away');
  return dismissal;
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

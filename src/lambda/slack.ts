import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ALARM } from '../advance/alarm.ts';
import { createApp } from '../app.ts';
import { frontConfig } from '../config.ts';
import { createFrontServices } from '../services.ts';
import { readRequest } from '../slack/lambda-request.ts';

const config = frontConfig(process.env);
const services = createFrontServices(config);
const bolt = createApp(config, services).toHandler();
// Read while the function starts, so that the first person need not wait for it. Until there is a
// valid policy nobody may do anything, and each is told so with a reference id (admission/rescue.ts).
services.policy().catch((error: unknown) => {
  services.log.fatal({ ...ALARM, err: error }, 'no valid policy');
});

/** Slack's commands, clicks and submissions, as API Gateway hands them over. */
export async function handler(
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const read = readRequest(event, config.SLACK_SIGNING_SECRET, new Date());
  return 'statusCode' in read ? read : bolt(read, undefined);
}

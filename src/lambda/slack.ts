import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createApp } from '../app.ts';
import { frontConfig } from '../config.ts';
import { createFrontServices } from '../services.ts';
import { readableEvent } from '../slack/lambda-request.ts';

const config = frontConfig(process.env);
const services = createFrontServices(config);
const bolt = createApp(config, services).toHandler();
const policyIsValid = services.policy();
// A rejection must wait for the first event; alone it would end the process without a word.
policyIsValid.catch(() => {});

/** Slack's commands, clicks and submissions, as API Gateway hands them over. */
export async function handler(
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  await policyIsValid;
  const readable = readableEvent(event);
  return readable ? bolt(readable, undefined) : { statusCode: 400, body: 'Not a Slack request' };
}

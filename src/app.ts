import { App, AwsLambdaReceiver } from '@slack/bolt';
import { admit } from './admission/admit.ts';
import { rescue } from './admission/rescue.ts';
import { unanswered } from './admission/unanswered.ts';
import type { SlackConfig } from './config.ts';
import * as addUser from './features/add-user/listen.ts';
import * as administer from './features/administer/listen.ts';
import * as deliverCredentials from './features/deliver-credentials/listen.ts';
import * as home from './features/home/listen.ts';
import * as manageUser from './features/manage-user/listen.ts';
import * as proveAddress from './features/prove-address/listen.ts';
import * as reviewRequest from './features/review-request/listen.ts';
import { slackLogger } from './log.ts';
import type { FrontServices } from './services.ts';
import { signatureOf } from './slack/lambda-request.ts';
import { Listeners } from './slack/listeners.ts';
import { TIMEOUT } from './slack/time-out.ts';
import { clientOptions } from './slack/web-client.ts';

/** What listens to Slack. `late`: entries whose listeners see by themselves that a payload comes once. */
interface Feature {
  listen: (on: Listeners, services: FrontServices) => void;
  late?: readonly string[];
}

const features: readonly Feature[] = [
  addUser,
  manageUser,
  administer,
  reviewRequest,
  proveAddress,
  deliverCredentials,
  home,
];

/**
 * The Bolt app. Signatures are verified before it sees a request (front.ts), against secrets that
 * change meanwhile; its listeners find the signature in the context.
 */
export function createApp(config: SlackConfig, services: FrontServices): AwsLambdaReceiver {
  const logger = slackLogger(services.log);
  const { credentials, send } = services;
  const receiver = new AwsLambdaReceiver({
    signingSecret: '',
    signatureVerification: false,
    customPropertiesExtractor: signatureOf,
    logger,
  });
  const app = new App({
    receiver,
    authorize: () => identity(services),
    convoStore: false,
    logger,
    clientOptions: clientOptions(config.SLACK_API_URL, credentials, logger, TIMEOUT.front, send),
  });
  app.use(rescue(services));
  app.use(admit(services, new Set(features.flatMap(({ late = [] }) => late))));
  app.use(listeners(services).dispatch);
  app.use(unanswered);
  return receiver;
}

/** Every way into the app. */
export function listeners(services: FrontServices): Listeners {
  const all = new Listeners();
  for (const feature of features) feature.listen(all, services);
  return all;
}

/** Bolt asks Slack who it is (auth.test) on every single event unless it is told both ids. */
async function identity({ credentials }: FrontServices) {
  const { botToken, botId, botUserId } = await credentials.current();
  return { botToken: botToken.expose(), botId, botUserId };
}

import { App, AwsLambdaReceiver } from '@slack/bolt';
import { admit } from './admission/admit.ts';
import { rescue } from './admission/rescue.ts';
import type { FrontConfig } from './config.ts';
import * as addUser from './features/add-user/listen.ts';
import * as administer from './features/administer/listen.ts';
import * as deliverCredentials from './features/deliver-credentials/listen.ts';
import * as home from './features/home/listen.ts';
import * as manageUser from './features/manage-user/listen.ts';
import * as proveAddress from './features/prove-address/listen.ts';
import * as reviewRequest from './features/review-request/listen.ts';
import { slackLogger } from './log.ts';
import type { FrontServices } from './services.ts';
import { TIMEOUT } from './slack/time-out.ts';
import { clientOptions } from './slack/web-client.ts';

/** Every feature that listens to Slack. */
const features = [
  addUser,
  manageUser,
  administer,
  reviewRequest,
  proveAddress,
  deliverCredentials,
  home,
];

/**
 * The Bolt app. Bolt asks Slack who it is (auth.test) before any listener unless it is told:
 * without both ids on every single event.
 */
export function createApp(config: FrontConfig, services: FrontServices): AwsLambdaReceiver {
  const logger = slackLogger(services.log);
  const receiver = new AwsLambdaReceiver({ signingSecret: config.SLACK_SIGNING_SECRET, logger });
  const identity = {
    botToken: config.SLACK_BOT_TOKEN,
    botId: config.SLACK_BOT_ID,
    botUserId: config.SLACK_BOT_USER_ID,
  };
  const app = new App({
    receiver,
    authorize: async () => identity,
    convoStore: false,
    logger,
    clientOptions: clientOptions(config.SLACK_API_URL, logger, TIMEOUT.front),
  });
  app.use(rescue(services));
  app.use(admit(services));
  for (const feature of features) feature.listen(app, services);
  return receiver;
}

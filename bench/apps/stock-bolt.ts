/**
 * Bolt's hello world, with its own defaults: a token, a signing secret, and a command that is answered.
 * https://docs.slack.dev/tools/bolt-js/deployments/aws-lambda
 */
import { App, AwsLambdaReceiver } from '@slack/bolt';

export interface StockBolt {
  slackApiUrl: string;
  signingSecret: string;
  token: string;
  command: string;
}

/** Its handler. It asks `slackApiUrl` once who it is, while it starts. */
export function stockBolt({ slackApiUrl, signingSecret, token, command }: StockBolt) {
  const receiver = new AwsLambdaReceiver({ signingSecret });
  const app = new App({ token, receiver, clientOptions: { slackApiUrl } });
  app.command(command, async ({ ack }) => {
    await ack({ response_type: 'ephemeral', text: 'Hello!' });
  });
  return receiver.toHandler();
}

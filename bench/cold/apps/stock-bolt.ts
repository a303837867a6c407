/** Bolt's hello world on Lambda, with Bolt's own defaults: https://docs.slack.dev/tools/bolt-js/deployments/aws-lambda */
import { App, AwsLambdaReceiver } from '@slack/bolt';

const receiver = new AwsLambdaReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
});
const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? '',
  receiver,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? '' },
});

app.command('/cognito-add', async ({ ack }) => {
  await ack('Hello!');
});

export const handler = receiver.toHandler();

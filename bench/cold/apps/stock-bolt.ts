/** Bolt's hello world as a function of its own, with what the environment names. */
import { stockBolt } from '../../apps/stock-bolt.ts';

export const handler = stockBolt({
  slackApiUrl: process.env.SLACK_API_URL ?? '',
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  token: process.env.SLACK_BOT_TOKEN ?? '',
  command: '/cognito-add',
});

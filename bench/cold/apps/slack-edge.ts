/** slack-edge's hello world, fed by API Gateway. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { SlackAPIClient, SlackApp } from 'slack-edge';

const token = process.env.SLACK_BOT_TOKEN ?? '';
const baseUrl = process.env.SLACK_API_URL ?? '';

const app = new SlackApp({
  env: {
    SLACK_SIGNING_SECRET: process.env.SLACK_SIGNING_SECRET ?? '',
    SLACK_BOT_TOKEN: token,
    SLACK_LOGGING_LEVEL: 'WARN',
  },
  // Its own way, but for the address: it asks Slack who it is.
  authorize: async () => {
    const answer = await new SlackAPIClient(token, { baseUrl }).auth.test();
    return {
      botToken: token,
      botId: answer.bot_id ?? '',
      botUserId: answer.user_id ?? '',
      botScopes: [],
      teamId: answer.team_id ?? '',
    };
  },
});

app.command('/cognito-add', async () => 'Hello!');

export async function handler(event: APIGatewayProxyEventV2) {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const headers = event.headers as Record<string, string>;
  const request = new Request('https://front/slack/events', { method: 'POST', headers, body });
  const background = { waitUntil: () => {} };
  const response = await app.run(request, background);
  return { statusCode: response.status, body: await response.text() };
}

/** How long a command takes that is answered with a sentence: here, and by stock Bolt. */
import { createHmac } from 'node:crypto';
import type { AwsEventV2 } from '@slack/bolt/dist/receivers/AwsLambdaReceiver.js';
import { Hono } from 'hono';
import { listen } from '../../playground/aws/loopback.ts';
import { stockBolt } from '../apps/stock-bolt.ts';
import { warmFront } from './front.ts';

/** In microseconds. */
export interface Times {
  p50: number;
  p99: number;
}

export interface Warm {
  front: Times;
  stockBolt: Times;
}

type Handler = (
  event: AwsEventV2,
  context: { awsRequestId: string },
) => Promise<{ statusCode?: number; body?: string }>;

const COMMAND = '/cognito-admin';
const INSTALLATION = {
  signingSecret: 'bench-signing-secret',
  token: 'xoxb-bench',
  appId: 'A0CONCIERGE',
  teamId: 'T0SAKURA001',
  userId: 'U0EMMALEAD1',
};
const REQUEST_CONTEXT = {
  accountId: '123456789012',
  apiId: 'abcdefghij',
  domainName: 'abcdefghij.execute-api.ap-northeast-1.amazonaws.com',
  domainPrefix: 'abcdefghij',
  http: {
    method: 'POST',
    path: '/slack/events',
    protocol: 'HTTP/1.1',
    sourceIp: '3.87.91.222',
    userAgent: 'Slackbot 1.0 (+https://api.slack.com/robots)',
  },
  requestId: 'JKJaXmPLvHcESHA=',
  routeKey: 'POST /slack/events',
  stage: '$default',
  time: '27/Nov/2026:12:00:00 +0000',
  timeEpoch: 1_795_780_800_000,
};
/** So many turns of so many commands each, one app after the other; the first turns do not count. */
const TURNS = { of: 200, counted: 60, before: 20 };

/** Both in this process, without any network, in turns. */
export async function measureWarm(): Promise<Warm> {
  const slack = await listen(authTest());
  const slackApiUrl = `${slack.url}/api/`;
  const { signingSecret, token } = INSTALLATION;
  const stock = stockBolt({ slackApiUrl, signingSecret, token, command: COMMAND });
  const apps = {
    front: warmFront({ ...INSTALLATION, slackApiUrl }) as Handler,
    stockBolt: ((event) => stock(event, undefined)) as Handler,
  };
  const times = { front: [] as number[], stockBolt: [] as number[] };
  for (let turn = -TURNS.before; turn < TURNS.counted; turn += 1) {
    for (const name of ['front', 'stockBolt'] as const) {
      const taken = await timed(apps[name]);
      if (turn >= 0) times[name].push(...taken);
    }
  }
  await slack.close();
  return { front: timesOf(times.front), stockBolt: timesOf(times.stockBolt) };
}

async function timed(handler: Handler): Promise<number[]> {
  const event = signedCommand();
  const taken: number[] = [];
  for (let index = 0; index < TURNS.of; index += 1) {
    const start = performance.now();
    const { statusCode, body = '' } = await handler(event, { awsRequestId: 'bench' });
    taken.push((performance.now() - start) * 1_000);
    if (statusCode !== 200 || !body.includes('ephemeral')) throw new Error(`Answered ${body}`);
  }
  return taken;
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const quantile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: quantile(0.5), p99: quantile(0.99) };
}

/** As API Gateway hands over what Slack has signed. */
function signedCommand(): AwsEventV2 {
  const body = new URLSearchParams({
    team_id: INSTALLATION.teamId,
    user_id: INSTALLATION.userId,
    channel_id: 'C0GENERAL01',
    command: COMMAND,
    text: 'nonsense',
    api_app_id: INSTALLATION.appId,
    response_url: 'http://127.0.0.1:9/none',
    trigger_id: '1.1.none',
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', INSTALLATION.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const headers = {
    accept: 'application/json,*/*',
    'accept-encoding': 'gzip,deflate',
    'content-length': String(body.length),
    'content-type': 'application/x-www-form-urlencoded',
    host: 'abcdefghij.execute-api.ap-northeast-1.amazonaws.com',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-amzn-trace-id': 'Root=1-67c5d1f2-0123456789abcdef01234567',
    'x-forwarded-for': '3.87.91.222',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers,
    requestContext: REQUEST_CONTEXT,
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  } as unknown as AwsEventV2;
}

/** Bolt with a token asks this once. */
function authTest(): Hono {
  const app = new Hono();
  app.post('/api/auth.test', (c) => c.json({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT' }));
  return app;
}

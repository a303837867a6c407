/** Looks for the passwords and the codes in everything that a running playground leaves behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlaygroundInfo } from '../../playground/page/playground-api.ts';
import type { ClientState } from '../../playground/slack/client-api.ts';
import type { HistoryEntry } from '../../playground/slack/history.ts';
import { SlackPerson } from '../../playground/slack/person.ts';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { ask, codeFor, enter, holds, otherThan, proofMessage } from './proving.ts';
import { passwordIn } from './reading.ts';
import { modalSays, offered, press as pressButton, revealedTo } from './revealing.ts';
import type { Who } from './scene.ts';
import { approve, card, directMessage, password, request } from './story.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CALLER = {
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'canary', secretAccessKey: 'canary' },
};
const SAVED = 'saved@example.com';
const FORGOTTEN = 'forgotten@example.com';
const PROVED = 'proved@example.com';
const REVEALED = 'revealed@example.com';

let child: ChildProcess;
let url = '';
let info: PlaygroundInfo;
let output = '';
let saved = '';
let forgotten = '';
let revealed = '';
/** Of an address that is proved: a code that is wrong, and the one that Cognito has sent. */
let codes: string[] = [];

const as = (who: Who) => new SlackPerson(url, PEOPLE[who].id);

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(url + path)).json()) as T;
}

/** Everything that passed between Slack, the queue and the app. */
function traffic(): Promise<{ slack: HistoryEntry[]; queue: unknown[] }> {
  return get('/playground/traffic');
}

function everybody(): Promise<ClientState[]> {
  return Promise.all(
    Object.values(PEOPLE).map(({ id }) => get<ClientState>(`/client/state?as=${id}`)),
  );
}

/** `npm start` without npm, talkative, on a free port; resolves when it has said where it is. */
async function start(): Promise<void> {
  child = spawn(process.execPath, [join(ROOT, 'playground', 'main.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'debug',
      METRICS_NAMESPACE: 'Canary',
      POLICY_FILE: join(import.meta.dirname, 'canary-policy.yml'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  url = await new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /playground is at (http:\S+)/u.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The playground ended: ${output}`)));
  });
  info = await get('/playground.json');
}

/** Somebody makes the user by hand, a retry fails, the user is deleted, and a retry goes through. */
async function withTrouble(email: string): Promise<string> {
  const [lead, approver] = [as('lead'), as('approver')];
  const cognito = new CognitoIdentityProviderClient({ ...CALLER, endpoint: info.cognito });
  const user = {
    UserPoolId: info.pools.find(({ alias }) => alias === 'staging')?.userPoolId,
    Username: email,
  };
  await request(lead, email, 'staging');
  await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
  await approve(approver, email);
  await card(approver, email, 'Needs attention');
  await cognito.send(new AdminDeleteUserCommand(user));
  await directMessage(lead, email, '[Try again]');
  await lead.click('Try again', { channel: 'dm' });
  return password(lead, email);
}

/** An address is proved by the second code that is typed. Returns both. */
async function withCodes(email: string): Promise<string[]> {
  Object.assign(process.env, {
    AWS_REGION: CALLER.region,
    AWS_ACCESS_KEY_ID: CALLER.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CALLER.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: info.dynamodb,
    AWS_ENDPOINT_URL_SQS: info.sqs,
  });
  const sqs = new SQSClient({});
  const queue = new GetQueueUrlCommand({ QueueName: 'concierge-work.fifo' });
  const { QueueUrl: queueUrl = '' } = await sqs.send(queue);
  const userPoolId = info.pools.find(({ alias }) => alias === 'sandbox')?.userPoolId ?? '';
  await ask({ tableName: 'concierge-requests', queueUrl, userPoolId }, email, ['email']);
  const lead = as('lead');
  await proofMessage(lead, email);
  const code = await codeFor({ url }, email);
  await enter(lead, otherThan(code));
  await proofMessage(lead, email, 'That code was wrong.');
  await enter(lead, code);
  await directMessage(lead, email, 'is proved');
  return [otherThan(code), code];
}

/** A button shows the password, somebody else's click is refused, and the clock takes it down. */
async function withButton(email: string): Promise<string> {
  const lead = as('lead');
  await offered(lead, email, '[Show the password]', 'partners');
  await pressButton(lead);
  const secret = await revealedTo(lead);
  await modalSays(lead, 'no longer shown');
  await lead.closeView();
  await directMessage(lead, email, ':eyes:');
  await pressButton(lead, 'It wasn’t me');
  await directMessage(lead, email, 'is locked');
  return secret;
}

/** Requests that nobody should send: a wrong signature and broken bodies. */
async function disturb(): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (const body of ['{', '{"type":"url_verification","challenge":"x"}', 'null']) {
    const { status } = await fetch(info.front, { method: 'POST', headers, body });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
}

beforeAll(async () => {
  await start();
  const lead = as('lead');
  saved = await withTrouble(SAVED);
  await disturb();
  await lead.click('I’ve saved it', { channel: 'dm' });
  await directMessage(lead, SAVED, 'You saved the password');
  await request(lead, FORGOTTEN, 'sandbox');
  forgotten = await password(lead, FORGOTTEN);
  await directMessage(lead, FORGOTTEN, 'its time was over');
  await card(as('approver'), FORGOTTEN, 'taken down');
  revealed = await withButton(REVEALED);
  codes = await withCodes(PROVED);
}, 60_000);

afterAll(async () => {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('three passwords were shown', () => {
  expect(revealed).toMatch(/^\S{23,}$/u);
  expect(saved).toMatch(/^\S{23,}$/u);
  expect(forgotten).toMatch(/^\S{23,}$/u);
  expect(saved).not.toBe(forgotten);
});

test('no line of the log holds one, although it says much', () => {
  expect(output.split('\n').length).toBeGreaterThan(30);
  expect(output).toContain('"step":"deliver-credential"');
  expect(output).toContain('"Namespace":"Canary"');
  expect(output).toContain('"Step":"reveal-credential"');
  for (const secret of [saved, forgotten, revealed]) expect(output).not.toContain(secret);
});

test('each line of a function says which of its runs wrote it, and the worker’s which request', () => {
  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('{"level"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const without = (field: string) => lines.filter((line) => line[field] === undefined);
  expect(new Set(lines.map(({ lambda }) => lambda))).toEqual(
    new Set(['slack', 'worker', 'sweeper']),
  );
  expect(without('awsRequestId')).toEqual([]);
  expect(without('request').filter(({ lambda }) => lambda === 'worker')).toEqual([]);
  expect(
    without('slack').filter(({ lambda, msg }) => lambda === 'slack' && msg === 'metric'),
  ).toEqual([]);
});

test('no item of the table holds one', async () => {
  const client = new DynamoDBClient({ ...CALLER, endpoint: info.dynamodb });
  const { Items } = await client.send(new ScanCommand({ TableName: 'concierge-requests' }));
  const items = JSON.stringify(Items);
  expect(items).toContain(SAVED);
  expect(items).toContain(FORGOTTEN);
  for (const secret of [saved, forgotten, revealed]) expect(items).not.toContain(secret);
});

test('no message of the queue holds one', async () => {
  const { queue } = await traffic();
  expect(queue.length).toBeGreaterThan(4);
  const messages = JSON.stringify(queue);
  for (const secret of [saved, forgotten, revealed]) expect(messages).not.toContain(secret);
});

test('Slack saw each in one edit of one DM, and in what Slack itself sent about that message', async () => {
  const { slack } = await traffic();
  for (const secret of [saved, forgotten]) {
    const holding = slack.filter((entry) => JSON.stringify(entry).includes(secret));
    const calls = holding.filter((entry) => entry.kind === 'api-call');
    expect(calls.map(({ method }) => method)).toEqual(['chat.update']);
    const [edit] = calls;
    expect(passwordIn({ blocks: edit?.args.blocks as [] })).toBe(secret);
    expect(String(edit?.args.text)).not.toContain(secret);
    const clicks = holding.filter((entry) => entry.kind !== 'api-call');
    const places = clicks.map((entry) =>
      entry.kind === 'delivery' ? [entry.type, entry.payload.container] : [entry.kind],
    );
    const container = expect.objectContaining({
      channel_id: edit?.answer.channel,
      message_ts: edit?.args.ts,
    });
    expect(places).toEqual(secret === saved ? [['block_actions', container]] : []);
  }
});

test('Slack saw the revealed one in one update of one modal, and sent it to nobody', async () => {
  const { slack } = await traffic();
  const holding = slack.filter((entry) => JSON.stringify(entry).includes(revealed));
  expect(holding.map((entry) => entry.kind === 'api-call' && entry.method)).toEqual([
    'views.update',
  ]);
});

test('what the app answered to Slack holds none', async () => {
  const { slack } = await traffic();
  const answers = slack.flatMap((entry) => (entry.kind === 'delivery' ? [entry.answer] : []));
  for (const secret of [saved, forgotten, revealed]) expect(answers.join()).not.toContain(secret);
});

test('no push notification showed one, and nobody’s Slack shows one any more', async () => {
  const states = await everybody();
  expect(states.flatMap(({ notifications }) => notifications).length).toBeGreaterThan(0);
  const shown = JSON.stringify(states);
  for (const secret of [saved, forgotten, revealed]) expect(shown).not.toContain(secret);
});

test('a code stands in what the person sent, and nowhere else', async () => {
  const { slack, queue } = await traffic();
  expect(new Set(codes).size).toBe(2);
  const states = JSON.stringify(await everybody());
  const client = new DynamoDBClient({ ...CALLER, endpoint: info.dynamodb });
  const { Items } = await client.send(new ScanCommand({ TableName: 'concierge-requests' }));
  for (const code of codes) {
    expect(code).toMatch(/^\d{6}$/u);
    const holding = slack.filter((entry) => holds(JSON.stringify(entry), code));
    const submission = { kind: 'delivery', type: 'view_submission' };
    expect(holding).toEqual([expect.objectContaining(submission)]);
    for (const left of [output, JSON.stringify(queue), states, JSON.stringify(Items)]) {
      expect(holds(left, code)).toBe(false);
    }
  }
});

test('a sealed code stands in no line of the log', async () => {
  const { queue } = await traffic();
  const bodies = JSON.stringify(queue);
  const sealed = [...bodies.matchAll(/\\"code\\":\\"([\w-]+)/gu)].map(([, code = '']) => code);
  expect(sealed).toHaveLength(2);
  for (const code of sealed) expect(output).not.toContain(code);
});

test('the panel beside Slack shows none', async () => {
  const requests = await get<{ id: string }[]>('/playground/requests');
  const trails = await Promise.all(requests.map(({ id }) => get(`/playground/requests/${id}`)));
  const shown = JSON.stringify([requests, trails, await get('/playground/pools'), info]);
  expect(shown).toContain(SAVED);
  for (const secret of [saved, forgotten, revealed]) expect(shown).not.toContain(secret);
});

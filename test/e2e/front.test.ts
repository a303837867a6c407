import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { lambdaContext } from '../../playground/lambda/context.ts';
import { type LambdaHandler, loadBundle } from '../../playground/lambda/load-bundle.ts';
import { APP_ID, BOT_TOKEN, PEOPLE, TEAM_ID, USER_GROUPS } from '../../playground/slack/seed.ts';
import { capturedLog } from './captured-log.ts';
import { lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { formOf, lastPayload, type Payload, post, send, signedHeaders } from './signed.ts';
import { approve, password, request } from './story.ts';
import { itemsIn } from './table.ts';

const log = capturedLog();
const scene = sharedPlayground({ logLevel: 'debug' });

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

const INSTALLATION = { api_app_id: APP_ID, team_id: TEAM_ID };

/** A command as Slack sends it; its text makes the app answer with the usage. */
const COMMAND: Payload = {
  command: '/cognito-add',
  text: 'help',
  user_id: PEOPLE.lead.id,
  team_id: 'T0SAKURA001',
  channel_id: 'C0GENERAL01',
  trigger_id: '1.2.3',
};

/** Posts a signed body of some content type. */
function postSigned(body: string, contentType: string, timestamp?: number) {
  const headers = { ...signedHeaders(scene.playground, body, timestamp) };
  return post(scene.playground, body, { ...headers, 'content-type': contentType });
}

type Front = LambdaHandler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** A cold start, with other variables than the playground's own. */
function coldStart(environment: Record<string, string> = {}): Front {
  return loadBundle('slack', environment);
}

let started: Front | undefined;

/** Calls the handler itself, as Lambda does, with what API Gateway might hand over. */
function invoke(event: Partial<APIGatewayProxyEventV2>, cold?: Front) {
  started ??= coldStart();
  const front = cold ?? started;
  const whole = { version: '2.0', routeKey: 'POST /slack/events', headers: {}, ...event };
  return front(whole as APIGatewayProxyEventV2, lambdaContext('concierge-slack', 10));
}

/** Signs a body and invokes the handler with it. */
function invokeSigned(body: string, contentType: string, more: object = {}, cold?: Front) {
  const headers = { ...signedHeaders(scene.playground, body), 'content-type': contentType };
  return invoke({ headers, body, isBase64Encoded: false, ...more }, cold);
}

describe('a request that Slack did not sign', () => {
  const body = formOf(COMMAND);

  test('with a wrong signature gets 401', async () => {
    const signed = signedHeaders(scene.playground, body);
    const wrong = { ...signed, 'x-slack-signature': `v0=${'0'.repeat(64)}` };
    const reply = await post(scene.playground, body, { ...wrong, 'content-type': FORM });
    expect(reply.status).toBe(401);
  });

  test('with no signature gets 401', async () => {
    const reply = await post(scene.playground, body, { 'content-type': FORM });
    expect(reply.status).toBe(401);
  });

  test('with a signature of another body gets 401', async () => {
    const signed = signedHeaders(scene.playground, formOf({ ...COMMAND, text: '' }));
    const reply = await post(scene.playground, body, { ...signed, 'content-type': FORM });
    expect(reply.status).toBe(401);
  });

  test('six minutes ago gets 401, four minutes ago is taken', async () => {
    const ago = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;
    expect((await postSigned(body, FORM, ago(6))).status).toBe(401);
    expect((await postSigned(body, FORM, ago(4))).status).toBe(200);
  });
});

const CLICK = { action_id: 'nope' };
const UNKNOWN_FORM = { id: 'V0UNKNOWN01', callback_id: 'nope' };

describe('a body that Slack cannot have sent gets a 400, or a 401 unless it is signed', () => {
  test.each([
    ['broken JSON', JSON_TYPE, '{"type":'],
    ['JSON that is no object', JSON_TYPE, '[]'],
    ['null', JSON_TYPE, 'null'],
    ['nothing', JSON_TYPE, ''],
    ['an empty form', FORM, ''],
    ['a form with a broken payload', FORM, 'payload=%7B'],
    ['a form with two payloads', FORM, 'payload=%7B%7D&payload=%7B%7D'],
    ['a payload of no known type', FORM, formOf({ type: 'unheard_of', user: { id: 'U1' } })],
    ['a click without anybody who clicked', FORM, formOf({ type: 'block_actions' })],
    ['plain text', 'text/plain', 'hello'],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--'],
  ])('%s', async (_what, contentType, body) => {
    expect((await postSigned(body, contentType)).status).toBe(400);
    expect((await post(scene.playground, body, { 'content-type': contentType })).status).toBe(401);
  });

  test.each([
    ['a click on what the app does not know', { type: 'block_actions', actions: [] }],
    ['a click on a word', { type: 'block_actions', actions: 'x' }],
    ['a click on a nameless button', { type: 'block_actions', actions: [{ type: 'button' }] }],
    ['a submission of nothing', { type: 'view_submission' }],
    ['a form that is also a command', { type: 'view_submission', view: UNKNOWN_FORM, command: 7 }],
    ['a click that is also an event', { type: 'block_actions', actions: [CLICK], event: null }],
    ['an event of an object', { type: 'event_callback', event: { type: 'x', user: {} } }],
    ['a shortcut', { type: 'shortcut', callback_id: 'nope' }],
  ])('%s', async (_what, payload) => {
    const sender = 'type' in payload ? { user: { id: PEOPLE.lead.id } } : {};
    const { status } = await send(scene.playground, { ...payload, ...sender });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('headers that are missing or null', async () => {
    expect(await invoke({})).toMatchObject({ statusCode: 401 });
    const none = { headers: null, body: null } as unknown as Partial<APIGatewayProxyEventV2>;
    expect(await invoke(none)).toMatchObject({ statusCode: 401 });
    const without = { headers: undefined } as unknown as Partial<APIGatewayProxyEventV2>;
    expect(await invoke(without)).toMatchObject({ statusCode: 401 });
  });
});

describe('what another version may have posted is answered, though nobody listens to it', () => {
  const OUTDATED = 'Another version of Concierge made this';

  test.each([
    ['a click on an unknown button', { type: 'block_actions', actions: [CLICK] }, ''],
    ['a form of an unknown kind', { type: 'view_submission', view: UNKNOWN_FORM }, OUTDATED],
    ['an unknown command', { ...COMMAND, command: '/cognito-nothing' }, OUTDATED],
    [
      'options that nobody offers',
      { type: 'block_suggestion', action_id: 'nope', value: '' },
      '{"options":[]}',
    ],
  ])('%s', async (_what, payload, said) => {
    const sender = 'type' in payload ? { user: { id: PEOPLE.lead.id } } : {};
    const { status, json } = await send(scene.playground, { ...payload, ...sender });
    expect(status).toBe(200);
    expect(JSON.stringify(json) ?? '').toContain(said);
  });
});

describe('what Slack sends, however it is wrapped', () => {
  test.each([FORM, `${FORM}; charset=utf-8`, 'Application/X-WWW-Form-Urlencoded;charset=UTF-8'])(
    'a command as %s is answered',
    async (contentType) => {
      const reply = await postSigned(formOf(COMMAND), contentType);
      expect(reply).toMatchObject({ status: 200, json: { response_type: 'ephemeral' } });
    },
  );

  test('base64 with Japanese in it keeps its signature and its letters', async () => {
    const body = `${new URLSearchParams({ command: '/cognito-add', ...INSTALLATION })}&text=ａ@example.com 鈴木 さん&user_id=${PEOPLE.leadJa.id}&trigger_id=1.2`;
    const encoded = Buffer.from(body, 'utf8').toString('base64');
    const result = await invokeSigned(body, FORM, { body: encoded, isBase64Encoded: true });
    expect(result.statusCode).toBe(200);
    expect(JSON.parse(result.body ?? '').text).toMatch(/^`ａ@example\.com 鈴木 さん`/u);
  });

  test('a JSON event in base64 with raw UTF-8 is taken', async () => {
    const event = { type: 'app_home_opened', user: PEOPLE.leadJa.id, text: '開いた' };
    const body = JSON.stringify({ type: 'event_callback', event, ...INSTALLATION });
    const encoded = Buffer.from(body, 'utf8').toString('base64');
    const result = await invokeSigned(body, JSON_TYPE, { body: encoded, isBase64Encoded: true });
    expect(result.statusCode).toBe(200);
  });

  test('header names in capitals are read', async () => {
    const body = formOf(COMMAND);
    const headers = Object.entries({
      ...signedHeaders(scene.playground, body),
      'content-type': FORM,
    });
    const shouted = Object.fromEntries(headers.map(([name, value]) => [name.toUpperCase(), value]));
    expect(await invoke({ headers: shouted, body })).toMatchObject({ statusCode: 200 });
  });

  test('url_verification is answered with the challenge', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'prove-it' });
    const reply = await postSigned(body, `${JSON_TYPE}; charset=utf-8`);
    expect(reply).toMatchObject({ status: 200, json: { challenge: 'prove-it' } });
    expect((await post(scene.playground, body, { 'content-type': JSON_TYPE })).status).toBe(401);
  });

  test('ssl_check is answered', async () => {
    const reply = await post(scene.playground, 'ssl_check=1&token=old', { 'content-type': FORM });
    expect(reply.status).toBe(200);
  });
});

/** The reference that a person was told. */
function referenceIn(text: unknown): string {
  return /`([0-9a-f]{8}-[0-9a-f]{4})`/u.exec(String(text))?.[1] ?? '';
}

/** The log lines that carry a reference. */
function logged(reference: string): Record<string, unknown>[] {
  return log.lines().filter((line) => line.reference === reference);
}

describe('when the app itself fails, the person reads a reference that stands in the log', () => {
  test('after a command', async () => {
    const lead = scene.as('lead');
    scene.playground.slack.throttle('views.open', 30);
    expect(await lead.command('/cognito-add fault@example.com', 'general')).toEqual({
      outcome: 'ok',
    });
    const told = (await lead.messages('general')).at(-1);
    expect(told?.ephemeral).toBe(true);
    const reference = referenceIn(told?.text);
    expect(told?.text).toBe(
      `Something went wrong on our side, and what you did may not have been recorded. Try again; if it stays, tell the people who run Concierge this reference: \`${reference}\``,
    );
    expect(logged(reference)).toMatchObject([
      { level: 'error', actor: PEOPLE.lead.id, entry: '/cognito-add', msg: 'listener failed' },
    ]);
  });

  test('after a click, in Japanese', async () => {
    const lead = scene.as('leadJa');
    await lead.command('/cognito-add', 'general');
    scene.playground.slack.throttle('views.open', 30);
    await lead.click('フォームを開く', { channel: 'general' });
    const text = (await lead.messages('general')).at(-1)?.text;
    const reference = referenceIn(text);
    expect(text).toBe(
      `Concierge で問題が発生し、操作が記録されていない可能性があります。もう一度試してください。解決しない場合は、次の問い合わせ番号を Concierge の担当者に伝えてください: \`${reference}\``,
    );
    expect(logged(reference)).toHaveLength(1);
  });

  test('in a modal, with the table out of reach', async () => {
    await request(scene.as('lead'), 'table@example.com', 'staging');
    const payload = lastPayload(scene.playground, 'view_submission');
    const view = payload.view as { id: string; state: { values: Record<string, object> } };
    view.id = 'V0NOTABLE01';
    view.state.values.email = { email: { type: 'plain_text_input', value: 'down@example.com' } };
    const before = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '';
    const down = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' };
    const result = await invokeSigned(formOf(payload), FORM, {}, coldStart(down));
    process.env.AWS_ENDPOINT_URL_DYNAMODB = before;
    expect(result.statusCode).toBe(200);
    const answer = JSON.parse(result.body ?? '') as {
      response_action: string;
      view: { blocks: [] };
    };
    expect(answer.response_action).toBe('push');
    const reference = referenceIn(lines(answer.view.blocks).join());
    expect(logged(reference)).toMatchObject([{ entry: 'add-user', msg: 'listener failed' }]);
  });

  test('and Slack gets an answer even when nobody can be told', async () => {
    await scene.as('lead').command('/cognito-add', 'general');
    scene.playground.slack.throttle('views.open', 30);
    const command = lastPayload(scene.playground, '/cognito-add');
    const payload = {
      type: 'block_actions',
      user: { id: PEOPLE.lead.id, team_id: 'T0SAKURA001' },
      trigger_id: command.trigger_id,
      response_url: `${scene.playground.url}/actions/T0/0/none`,
      actions: [{ type: 'button', action_id: 'open-add-user-form', block_id: 'x', value: 'open' }],
    };
    const { status } = await send(scene.playground, payload);
    expect(status).toBeLessThan(500);
  });
});

/** What a cold front asks of Slack, in this order, until it opens the form for Ken. */
async function askedBeforeTheForm(cold: Front): Promise<string[]> {
  await scene.as('leadJa').command('/cognito-add', 'general');
  const { trigger_id } = lastPayload(scene.playground, '/cognito-add');
  const since = scene.playground.traffic.slack.length;
  const command = { ...COMMAND, text: 'cold@example.com', user_id: PEOPLE.leadJa.id, trigger_id };
  await invokeSigned(formOf(command), FORM, {}, cold);
  const methods = scene.playground.traffic.slack
    .slice(since)
    .flatMap((entry) => (entry.kind === 'api-call' ? [entry.method] : []));
  expect(methods).toContain('views.open');
  return methods.slice(0, methods.indexOf('views.open'));
}

describe('the form opens while its trigger lives: before it, a cold start asks Slack only', () => {
  test('who it is, for somebody named by id', async () => {
    const before = process.env.POLICY_FILE ?? '';
    const policy = await readFile(before, 'utf8');
    const byId = join(await mkdtemp(join(tmpdir(), 'by-id-')), 'policy.yml');
    await writeFile(byId, policy.replaceAll(USER_GROUPS.leads.id, PEOPLE.leadJa.id));
    expect(await askedBeforeTheForm(coldStart({ POLICY_FILE: byId }))).toEqual(['users.info']);
    process.env.POLICY_FILE = before;
    await rm(dirname(byId), { recursive: true });
  });

  test('and nothing more for somebody named by a group, who waits for it before a modal', async () => {
    expect(await askedBeforeTheForm(coldStart())).toEqual(['users.info']);
  });
});

test('a start with an invalid policy tells everybody so, until the policy is mended', async () => {
  const before = process.env.POLICY_FILE ?? '';
  const file = join(await mkdtemp(join(tmpdir(), 'concierge-')), 'policy.yml');
  await writeFile(file, 'workspace: none');
  const front = coldStart({ POLICY_FILE: file });
  const refused = await invokeSigned(formOf(COMMAND), FORM, {}, front);
  expect(refused.body).toMatch(/Something went wrong on our side.*`[0-9a-f-]{13}`/);
  expect(log.text()).toContain('channel: must be a Slack channel id');
  await copyFile(before, file);
  const answered = await invokeSigned(formOf(COMMAND), FORM, {}, front);
  expect(answered.body).not.toContain('Something went wrong');
  process.env.POLICY_FILE = before;
});

describe('each answer to Slack is measured', () => {
  const measured = (entry: string) =>
    log.lines().filter((line) => 'Acknowledgement' in line && JSON.stringify(line).includes(entry));

  test('from when API Gateway had the request, in a line that says which one it was', async () => {
    const front = coldStart({ METRICS_NAMESPACE: 'Concierge/test' });
    delete process.env.METRICS_NAMESPACE;
    const answers = (entry: string, ago: number) =>
      invokeSigned(
        formOf({ ...COMMAND, command: entry, channel_id: 'C0MEASURED1' }),
        FORM,
        { requestContext: { timeEpoch: Date.now() - ago } },
        front,
      );
    await answers('/cognito-add', 5_000);
    await answers('/cognito-add', 0);
    const [cold, warm] = measured('C0MEASURED1');
    expect(cold).toMatchObject({
      Function: 'slack',
      Start: 'cold',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      slack: { user: PEOPLE.lead.id, team: TEAM_ID, channel: 'C0MEASURED1', entry: '/cognito-add' },
    });
    expect(cold?.Acknowledgement).toBeGreaterThanOrEqual(5_000);
    expect(warm).toMatchObject({ Start: 'warm' });
    expect(warm?.awsRequestId).not.toBe(cold?.awsRequestId);
  });
});

test('Bolt asks Slack nothing by itself', () => {
  const methods = scene.playground.traffic.slack.flatMap((entry) =>
    entry.kind === 'api-call' ? [entry.method] : [],
  );
  expect(methods).toContain('users.info');
  expect(methods).not.toContain('auth.test');
});

test('LOG_LEVEL=debug prints no body, token or password', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  await request(lead, 'logged@example.com', 'staging', { reason: 'A reason kept out of logs.' });
  await approve(approver, 'logged@example.com');
  const secret = await password(lead, 'logged@example.com');
  const text = log.text();
  expect(log.lines().length).toBeGreaterThan(10);
  const { signingSecret } = scene.playground.info;
  const unwanted = [secret, BOT_TOKEN, signingSecret, 'kept out of logs', 'trigger_id', '"blocks"'];
  for (const fragment of unwanted) expect(text).not.toContain(fragment);
});

test('what was refused here left no request behind', async () => {
  const stored = JSON.stringify(await itemsIn(scene.playground));
  expect(stored).not.toContain('fault@example.com');
  expect(stored).not.toContain('down@example.com');
});

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';
import { readRequest, retryOf, signatureOf } from '../../src/slack/lambda-request.ts';

const FORM = 'application/x-www-form-urlencoded';
const SECRET = 'shh';
const APP = 'A0APP';
const NOW = new Date('2026-11-22T12:00:00Z');
const SECOND = NOW.getTime() / 1000;

type Headers = Record<string, string | undefined>;

/** Slack's two headers, `ahead` seconds before their time. */
function signature(body: string, ahead = 0, secret = SECRET): Headers {
  const timestamp = SECOND + ahead;
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'X-Slack-Signature': `v0=${hmac}`, 'X-Slack-Request-Timestamp': String(timestamp) };
}

/** What API Gateway hands over of a signed body. */
function event(body: string, contentType: string | undefined = FORM, more: object = {}) {
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    requestContext: {},
    headers: {
      ...signature(body),
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
    },
    body,
    isBase64Encoded: false,
    ...more,
  };
}

const read = (sent: Parameters<typeof readRequest>[0], secrets = [SECRET]) => {
  const signingSecrets = secrets.map((secret) => new Secret(secret));
  const slackApiUrl = 'https://slack.com/api/';
  return readRequest(sent, { signingSecrets, appId: APP, slackApiUrl }, NOW);
};

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const payload = (value: unknown) =>
  form({ payload: JSON.stringify(value && { api_app_id: APP, ...value }) });
const command = form({
  command: '/cognito-add',
  user_id: 'U0LEAD',
  trigger_id: '1.2.3',
  api_app_id: APP,
  text: '追加 alice@example.com',
});

const user = { id: 'U1' };
const click = { type: 'block_actions', user, actions: [{ action_id: 'open' }] };
const view = { id: 'V1', callback_id: 'add-user' };
const submission = { type: 'view_submission', user, view };
const callback = (event: object) =>
  JSON.stringify({ type: 'event_callback', event, api_app_id: APP });

describe('an event that Slack sent', () => {
  it.each([
    ['a command', command, FORM],
    ['a click', payload({ ...click, channel: { id: 'C1' }, team: null }), FORM],
    ['a look-up of options', payload({ type: 'block_suggestion', user, action_id: 'pool' }), FORM],
    ['a submission', payload({ type: 'view_submission', user, view }), FORM],
    ['a closed modal', payload({ type: 'view_closed', user, view }), FORM],
    ['an event', callback({ type: 'app_home_opened' }), 'application/json'],
    ['an event about a person', callback({ type: 'user_change', user }), 'application/json'],
    [
      'a challenge',
      JSON.stringify({ type: 'url_verification', challenge: 'abc' }),
      'application/json',
    ],
  ])('is passed on: %s', (_what, body, contentType) => {
    const sent = event(body, contentType);
    expect(read(sent)).toMatchObject({
      body,
      isBase64Encoded: false,
      headers: {
        'content-type': contentType,
        'x-slack-signature': signature(body)['X-Slack-Signature'],
      },
    });
  });

  it.each([
    `${FORM}; charset=utf-8`,
    `${FORM};charset=UTF-8`,
    'Application/X-WWW-Form-UrlEncoded',
    ` ${FORM} ; charset=utf-8`,
  ])('has its content type reduced to what the receiver matches: %j', (contentType) => {
    expect(read(event(command, contentType))).toMatchObject({ headers: { 'content-type': FORM } });
  });

  it('has its base64 decoded as UTF-8, to the letter that was signed', () => {
    const body = payload({ ...click, note: 'パスワード' });
    const raw = decodeURIComponent(body);
    const base64 = Buffer.from(raw, 'utf8').toString('base64');
    const headers = { ...signature(raw), 'content-type': FORM };
    expect(read(event(base64, FORM, { headers, isBase64Encoded: true }))).toMatchObject({
      body: raw,
      isBase64Encoded: false,
    });
  });

  it('finds the content type whatever its header’s case, and drops headers without a value', () => {
    const headers = { 'CONTENT-TYPE': FORM, 'x-nothing': undefined, ...signature(command) };
    expect(read(event(command, FORM, { headers }))).toMatchObject({
      headers: {
        'content-type': FORM,
        'x-slack-signature': signature(command)['X-Slack-Signature'],
      },
    });
  });
});

/** What Bolt by itself takes for the same signature, so that a replay would look new. */
function twice(headers: Headers): Headers {
  return { ...headers, 'X-Slack-Signature': `${headers['X-Slack-Signature']}=again` };
}

describe('while the signing secret is rotated', () => {
  const signedWith = (secret: string) => {
    const headers = { 'content-type': FORM, ...signature(command, 0, secret) };
    return read(event(command, FORM, { headers }), ['new', 'old']);
  };

  it.each(['new', 'old'])('what is signed with the %s one is taken', (secret) => {
    expect(signedWith(secret)).toMatchObject({ body: command });
  });

  it('what is signed with a third one is turned away', () => {
    expect(signedWith('older')).toMatchObject({ statusCode: 401 });
  });
});

it('a request that was taken is known by its signature', () => {
  const taken = read(event(command));
  if ('statusCode' in taken) throw new Error('It was not taken');
  expect(signatureOf(taken)).toEqual({ signature: signature(command)['X-Slack-Signature'] });
});

describe('an event for another app', () => {
  const elsewhere = { api_app_id: 'A0OTHER' };
  it.each([
    ['a command', command.replace(APP, 'A0OTHER'), FORM],
    ['a click', payload({ ...click, ...elsewhere }), FORM],
    ['a submission', payload({ ...submission, ...elsewhere }), FORM],
    ['an event', callback({ type: 'x' }).replace(APP, 'A0OTHER'), 'application/json'],
  ])('is turned away: %s', (_what, body, contentType) => {
    expect(read(event(body, contentType))).toEqual({ statusCode: 403, body: 'Not for this app' });
  });
});

describe('an event that asks to be answered elsewhere than at Slack', () => {
  const url = 'https://hooks.slack.com.evil.example/actions/T/1/x';
  const elsewhere = { statusCode: 403, body: 'To be answered elsewhere than at Slack' };
  it.each([
    ['a command', `${command}&response_url=${encodeURIComponent(url)}`],
    ['a click', payload({ ...click, response_url: url })],
    ['a number', payload({ ...click, response_url: 7 })],
    ['a submission', payload({ ...submission, response_urls: [{ response_url: url }] })],
  ])('is turned away: %s', (_what, body) => {
    expect(read(event(body))).toEqual(elsewhere);
  });

  it.each([undefined, null, ''])('is taken when it asks for no answer: %j', (response_url) => {
    expect(read(event(payload({ ...click, response_url })))).not.toHaveProperty('statusCode');
  });

  it('is taken when Slack is asked', () => {
    const hooks = 'https://hooks.slack.com/actions/T0/1/x';
    const body = payload({ ...click, response_url: hooks, response_urls: [] });
    expect(read(event(body))).not.toHaveProperty('statusCode');
  });
});

describe('an event that is not signed as Slack signs just now', () => {
  const none = { 'x-slack-signature': undefined };
  it.each<[string, Headers]>([
    ['unsigned', none],
    ['signed with another secret', { 'x-slack-signature': `v0=${'0'.repeat(64)}` }],
    ['signed for another body', signature(`${command} `)],
    ['signed in words', { 'X-Slack-Signature': 'nonsense' }],
    ['dated in words', { ...signature(command), 'X-Slack-Request-Timestamp': 'now' }],
    ['more than five minutes old', signature(command, -301)],
    ['more than ten seconds ahead', signature(command, 11)],
    ['signed twice over', twice(signature(command))],
  ])('is turned away: %s', (_what, spoilt) => {
    const headers = { 'content-type': FORM, ...spoilt };
    expect(read(event(command, FORM, { headers }))).toMatchObject({ statusCode: 401 });
  });

  it('is turned away before it is read', () => {
    const headers = { 'content-type': FORM, ...none };
    expect(read(event('payload=%7B', FORM, { headers }))).toMatchObject({ statusCode: 401 });
  });

  it.each([-300, 10])('is still taken %i seconds from now', (ahead) => {
    const headers = { 'content-type': FORM, ...signature(command, ahead) };
    expect(read(event(command, FORM, { headers }))).toMatchObject({ body: command });
  });
});

it('a check of the certificate is answered, signed or not', () => {
  const check = event(form({ token: 'x', ssl_check: '1' }), FORM, {
    headers: { 'content-type': FORM },
  });
  expect(read(check)).toEqual({ statusCode: 200, body: '' });
});

it('a body of more than a million characters is turned away', () => {
  const long = (length: number) => `${command}&long=`.padEnd(length, 'x');
  expect(read(event(long(1_000_000)))).toMatchObject({ body: long(1_000_000) });
  expect(read(event(long(1_000_001)))).toMatchObject({ statusCode: 413 });
});

describe('an event that Slack does not send to this app', () => {
  it.each([
    ['no body', '', FORM],
    ['no content type', command, undefined],
    ['text', command, 'text/plain'],
    ['malformed JSON', '{"type":', 'application/json'],
    ['malformed JSON in a form', form({ payload: '{"type":' }), FORM],
    ['a payload given twice', `${payload({})}&${payload({})}`, FORM],
    ['a list', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a payload of null', payload(null), FORM],
    ['a command for no app', command.replace('api_app_id', 'nothing'), FORM],
    ['a command of nobody', form({ command: '/cognito-add', trigger_id: '1' }), FORM],
    ['a command without a trigger', form({ command: '/cognito-add', user_id: 'U1' }), FORM],
    ['a click of nobody', payload({ ...click, user: undefined }), FORM],
    ['a click of a number', payload({ ...click, user: { id: 7 } }), FORM],
    ['a click on nothing', payload({ ...click, actions: [] }), FORM],
    ['a click on a word', payload({ ...click, actions: 'x' }), FORM],
    ['a click on a nameless button', payload({ ...click, actions: [{ type: 'button' }] }), FORM],
    ['a click in no channel', payload({ ...click, channel: null }), FORM],
    ['a click that is also a command', payload({ ...click, command: 7 }), FORM],
    ['a click that is also an event', payload({ ...click, event: null }), FORM],
    ['a submission of nothing', payload({ ...submission, view: undefined }), FORM],
    ['a submission of null', payload({ ...submission, view: null }), FORM],
    ['a submission of no kind of form', payload({ ...submission, view: { id: 'V1' } }), FORM],
    ['a shortcut', payload({ type: 'shortcut', user, callback_id: 'x' }), FORM],
    ['two commands', `${command}&command=%2Fother`, FORM],
    ['a command that is also an event', `${command}&event=x`, FORM],
    ['an event of a number', callback({ type: 'x', user: 7 }), 'application/json'],
    ['an event of null', callback({ type: 'x', user: null }), 'application/json'],
    ['an event in null', callback({ type: 'x', channel: null }), 'application/json'],
    ['an unknown type', payload({ type: 'dialog_submission', user: { id: 'U1' } }), FORM],
    ['an event without an event', JSON.stringify({ type: 'event_callback' }), 'application/json'],
    ['a challenge without one', JSON.stringify({ type: 'url_verification' }), 'application/json'],
  ])('is not readable: %s', (_what, body, contentType) => {
    const sent = event(body, contentType);
    if (contentType === undefined) sent.headers = signature(body);
    expect(read(sent)).toMatchObject({ statusCode: 400 });
  });

  it('is turned away without headers or body either', () => {
    const { body: _body, ...bodiless } = event(command);
    expect(read(bodiless)).toMatchObject({ statusCode: 401 });
    expect(read(event('', FORM))).toMatchObject({ statusCode: 400 });
  });
});

describe('Slack’s repetitions of an event', () => {
  it('are told by their number and the reason', () => {
    const headers = { 'X-Slack-Retry-Num': '2', 'X-Slack-Retry-Reason': 'http_timeout' };
    const sent = event(command);
    const again = read({ ...sent, headers: { ...sent.headers, ...headers } });
    expect('headers' in again && retryOf(again)).toEqual({
      retry: { number: '2', reason: 'http_timeout' },
    });
  });

  it('are not what comes first', () => {
    const first = read(event(command));
    expect('headers' in first && retryOf(first)).toEqual({});
  });
});

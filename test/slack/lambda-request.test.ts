import { describe, expect, it } from 'vitest';
import { readableEvent } from '../../src/slack/lambda-request.ts';

const FORM = 'application/x-www-form-urlencoded';

function event(body: string, contentType: string | undefined = FORM, more: object = {}) {
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    requestContext: {},
    headers: {
      'X-Slack-Signature': 'v0=abc',
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
    },
    body,
    isBase64Encoded: false,
    ...more,
  };
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const payload = (value: unknown) => form({ payload: JSON.stringify(value) });
const command = form({
  command: '/cognito-add',
  user_id: 'U0LEAD',
  trigger_id: '1.2.3',
  text: '追加 alice@example.com',
});

const user = { id: 'U1' };
const click = { type: 'block_actions', user, actions: [{ action_id: 'open' }] };
const view = { id: 'V1', callback_id: 'add-user' };
const submission = { type: 'view_submission', user, view };
const callback = (event: object) => JSON.stringify({ type: 'event_callback', event });

describe('an event that Slack sent', () => {
  it.each([
    ['a command', command, FORM],
    ['a click', payload({ ...click, channel: { id: 'C1' }, team: null }), FORM],
    ['a look-up of options', payload({ type: 'block_suggestion', user, action_id: 'pool' }), FORM],
    ['a submission', payload({ type: 'view_submission', user, view }), FORM],
    ['a closed modal', payload({ type: 'view_closed', user, view }), FORM],
    ['a check of the certificate', form({ ssl_check: '1', token: 'x' }), FORM],
    [
      'an event',
      JSON.stringify({ type: 'event_callback', event: { type: 'app_home_opened' } }),
      'application/json',
    ],
    ['an event about a person', callback({ type: 'user_change', user }), 'application/json'],
    [
      'a challenge',
      JSON.stringify({ type: 'url_verification', challenge: 'abc' }),
      'application/json',
    ],
  ])('is passed on: %s', (_what, body, contentType) => {
    expect(readableEvent(event(body, contentType))).toMatchObject({
      body,
      isBase64Encoded: false,
      headers: { 'content-type': contentType, 'x-slack-signature': 'v0=abc' },
    });
  });

  it.each([
    `${FORM}; charset=utf-8`,
    `${FORM};charset=UTF-8`,
    'Application/X-WWW-Form-UrlEncoded',
    ` ${FORM} ; charset=utf-8`,
  ])('has its content type reduced to what the receiver matches: %j', (contentType) => {
    expect(readableEvent(event(command, contentType))?.headers['content-type']).toBe(FORM);
  });

  it('has its base64 decoded as UTF-8, to the letter that was signed', () => {
    const body = payload({ ...click, note: 'パスワード' });
    const raw = decodeURIComponent(body);
    const base64 = Buffer.from(raw, 'utf8').toString('base64');
    expect(readableEvent(event(base64, FORM, { isBase64Encoded: true }))).toMatchObject({
      body: raw,
      isBase64Encoded: false,
    });
  });

  it('finds the content type whatever its header’s case, and drops headers without a value', () => {
    const headers = { 'CONTENT-TYPE': FORM, 'x-nothing': undefined };
    expect(readableEvent(event(command, FORM, { headers }))?.headers).toEqual({
      'content-type': FORM,
    });
  });
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
    if (contentType === undefined) sent.headers = { 'X-Slack-Signature': 'v0=abc' };
    expect(readableEvent(sent)).toBeUndefined();
  });

  it('is not readable without headers or body either', () => {
    const { body: _body, ...bodiless } = event(command);
    expect(readableEvent(bodiless)).toBeUndefined();
  });
});

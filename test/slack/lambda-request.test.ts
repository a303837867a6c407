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

describe('an event that Slack sent', () => {
  it.each([
    ['a command', command, FORM],
    ['a click', payload({ type: 'block_actions', user: { id: 'U1' } }), FORM],
    ['a look-up of options', payload({ type: 'block_suggestion', user: { id: 'U1' } }), FORM],
    ['a submission', payload({ type: 'view_submission', user: { id: 'U1' } }), FORM],
    ['a closed modal', payload({ type: 'view_closed', user: { id: 'U1' } }), FORM],
    ['a check of the certificate', form({ ssl_check: '1', token: 'x' }), FORM],
    [
      'an event',
      JSON.stringify({ type: 'event_callback', event: { type: 'app_home_opened' } }),
      'application/json',
    ],
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
    const body = payload({ type: 'block_actions', user: { id: 'U1' }, note: 'パスワード' });
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

describe('an event that no version of Slack sent', () => {
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
    ['a click of nobody', payload({ type: 'block_actions' }), FORM],
    ['a click of a number', payload({ type: 'block_actions', user: { id: 7 } }), FORM],
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

import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, it } from 'vitest';
import { type Envelope, socketFront } from '../../../playground/dev/socket-front.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const SECRET = 'of this run';

/** A front that answers so, what reached it, and what became of the envelopes. */
function door(answer: object = { statusCode: 200, body: '' }) {
  const events: APIGatewayProxyEventV2[] = [];
  const errors: unknown[] = [];
  const acks: unknown[] = [];
  let time = NOW;
  const pass = socketFront({
    front: async (event) => {
      events.push(event);
      return answer;
    },
    signingSecret: SECRET,
    now: () => time,
    onError: (error) => errors.push(error),
  });
  const send = (envelope: Partial<Envelope>) =>
    pass({
      envelope_id: 'e1',
      type: 'interactive',
      body: {},
      accepts_response_payload: true,
      ack: async (payload) => void acks.push(payload),
      ...envelope,
    });
  const later = () => {
    time = new Date(time.getTime() + 5_000);
  };
  return { send, later, events, errors, acks };
}

/** The body, where the request is signed as Slack signs it, and what it is signed with. */
function read({ body = '', isBase64Encoded, headers }: APIGatewayProxyEventV2) {
  const text = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('utf8');
  const signed = `v0:${headers['x-slack-request-timestamp']}:${text}`;
  const signature = `v0=${createHmac('sha256', SECRET).update(signed).digest('hex')}`;
  expect(headers['x-slack-signature']).toBe(signature);
  return { text, signature };
}

const command = {
  type: 'slash_commands',
  body: { command: '/cognito-add-dev', user_id: 'U1', trigger_id: '1.2', api_app_id: 'A1' },
};
const event = {
  type: 'events_api',
  body: { type: 'event_callback', api_app_id: 'A1', event: { type: 'app_home_opened' } },
};
const click = {
  type: 'interactive',
  body: {
    type: 'block_actions',
    api_app_id: 'A1',
    user: { id: 'U1' },
    actions: [{ action_id: 'a' }],
  },
};

it.each([
  ['a command, by the name that the listeners know', command, 'command=%2Fcognito-add&'],
  ['an event', event, '"type":"app_home_opened"'],
  ['a click', click, 'payload=%7B%22type%22%3A%22block_actions%22'],
])('is for the production front a signed request: %s', async (_what, envelope, part) => {
  const { send, events, acks } = door();
  await send(envelope);
  expect(events.map(read)).toMatchObject([{ text: expect.stringContaining(part) }]);
  expect(acks).toEqual([undefined]);
});

it('signs an envelope that comes again to the letter as before, and another one anew', async () => {
  const { send, later, events } = door();
  await send(click);
  later();
  await send(click);
  await send({ ...click, envelope_id: 'e2' });
  const [first, again, other] = events.map((it) => read(it).signature);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it.each([
  ['JSON', '{"response_action":"clear"}', { response_action: 'clear' }],
  ['a text', 'Hello', { text: 'Hello' }],
])('acknowledges with the answer: %s', async (_what, body, payload) => {
  const { send, acks } = door({ statusCode: 200, body });
  await send(click);
  await send({ ...click, accepts_response_payload: false });
  expect(acks).toEqual([payload, undefined]);
});

it('acknowledges nothing that the front did not take, and says so', async () => {
  const { send, acks, errors } = door({ statusCode: 403, body: 'Not for this app' });
  await send(click);
  expect(acks).toEqual([]);
  expect(errors).toEqual([new Error('The front answered 403: Not for this app')]);
});

it('passes by what Concierge does not listen to', async () => {
  const { send, events } = door();
  await send({ type: 'options', body: {} });
  expect(events).toEqual([]);
});

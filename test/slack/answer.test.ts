import { describe, expect, it, vi } from 'vitest';
import { mrkdwn } from '../../src/messages/mrkdwn.ts';
import { answer, type ListenerArgs } from '../../src/slack/answer.ts';
import { fakeWebClient } from './fake-client.ts';

const told = { text: mrkdwn`Not you.`, title: 'Concierge', close: 'Close' };
const modal = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Concierge', emoji: true },
  close: { type: 'plain_text', text: 'Close', emoji: true },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Not you.', verbatim: true } }],
};

/** Answers to a payload; gives what Slack was told by acknowledgement, response_url and calls. */
async function answerTo(body: object, { acks = true, response_url = false } = {}) {
  const acknowledged: unknown[] = [];
  const responses: unknown[] = [];
  const { client, calls } = fakeWebClient();
  const ack = async (response?: unknown) => acknowledged.push(response);
  const respond = async (response: unknown) => responses.push(response);
  const args = { body, client, ...(acks ? { ack } : {}), ...(response_url ? { respond } : {}) };
  await answer(args as unknown as ListenerArgs, told);
  return { acks: acknowledged, responses, calls };
}

describe('a sentence for the person who acted', () => {
  it('stands under their command, for them alone', async () => {
    const { acks, calls } = await answerTo({ command: '/cognito-add', trigger_id: '1' });
    expect(acks).toEqual([{ response_type: 'ephemeral', text: 'Not you.' }]);
    expect(calls).toEqual([]);
  });

  it('is pushed on top of the modal they submitted', async () => {
    const { acks, calls } = await answerTo({ type: 'view_submission', user: { id: 'U1' } });
    expect(acks).toEqual([{ response_action: 'push', view: modal }]);
    expect(calls).toEqual([]);
  });

  it('stands under the message whose button they pressed, for them alone', async () => {
    const clicked = { type: 'block_actions', user: { id: 'U1' }, trigger_id: '1.2' };
    const { acks, responses, calls } = await answerTo(clicked, { response_url: true });
    expect(responses).toEqual([
      { response_type: 'ephemeral', replace_original: false, text: 'Not you.' },
    ]);
    expect(calls).toEqual([]);
    expect(acks).toEqual([undefined]);
  });

  it('is given up when the response_url does not answer within two seconds', async () => {
    vi.useFakeTimers();
    const body = { type: 'block_actions', user: { id: 'U1' } };
    const respond = () => new Promise(() => {});
    const answered = answer({ body, respond } as unknown as ListenerArgs, told);
    const given = expect(answered).rejects.toThrow('response_url has not answered within 2000 ms');
    await vi.advanceTimersByTimeAsync(2_000);
    await given;
    vi.useRealTimers();
  });

  it('is pushed on top of the modal in which they pressed something', async () => {
    const pressed = { type: 'block_actions', user: { id: 'U1' }, trigger_id: '1.2' };
    const { acks, calls } = await answerTo(pressed);
    expect(calls).toEqual([
      { method: 'views.push', arguments: { trigger_id: '1.2', view: modal } },
    ]);
    expect(acks).toEqual([undefined]);
  });

  it('has no place in a list of options, which stays empty', async () => {
    const { acks } = await answerTo({ type: 'block_suggestion', user: { id: 'U1' } });
    expect(acks).toEqual([{ options: [] }]);
  });

  it('is opened over the Home tab on which they pressed something', async () => {
    const pressed = { type: 'block_actions', user: { id: 'U1' }, view: { type: 'home' } };
    const { acks, calls } = await answerTo({ ...pressed, trigger_id: '1.2' });
    expect(calls).toEqual([
      { method: 'views.open', arguments: { trigger_id: '1.2', view: modal } },
    ]);
    expect(acks).toEqual([undefined]);
  });

  it('is all that stands on the Home tab that they opened', async () => {
    const body = { type: 'event_callback', event: { type: 'app_home_opened', user: 'U1' } };
    const { acks, calls } = await answerTo(body, { acks: false });
    const view = { type: 'home', blocks: modal.blocks };
    expect(calls).toEqual([{ method: 'views.publish', arguments: { user_id: 'U1', view } }]);
    expect(acks).toEqual([]);
  });

  it('has no place after any other event, which Bolt acknowledges by itself', async () => {
    const body = { type: 'event_callback', event: { type: 'team_join', user: 'U1' } };
    expect(await answerTo(body, { acks: false })).toEqual({ acks: [], responses: [], calls: [] });
  });
});

import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { Listeners } from '../../src/slack/listeners.ts';

/** Who hears of it; `next` where nobody listens. */
async function heardBy(args: object): Promise<string[]> {
  const heard: string[] = [];
  const on = new Listeners();
  const hears = (who: string) => async () => void heard.push(who);
  on.command('/cognito-add', hears('the command'));
  on.button('open', hears('the button'));
  on.input('email', hears('the input'));
  on.view('form', hears('the form'));
  on.event('app_home_opened', hears('the event'));
  const next = hears('next');
  // Bolt's type has a member for every kind of payload.
  await on.dispatch({ ...args, next } as unknown as AnyMiddlewareArgs & AllMiddlewareArgs);
  return heard;
}

const pressed = (action: object, type = 'block_actions') => ({
  action,
  body: { type, actions: [action] },
});

describe('what Slack sends reaches the one who listens', () => {
  it.each([
    ['the command', { command: { command: '/cognito-add' } }],
    ['the button', pressed({ action_id: 'open', block_id: 'any' })],
    ['the input', pressed({ action_id: 'email', block_id: 'email' })],
    ['the form', { view: { callback_id: 'form' }, body: { type: 'view_submission' } }],
    ['the event', { event: { type: 'app_home_opened' } }],
  ])('%s', async (who, args) => {
    expect(await heardBy(args)).toEqual([who]);
  });

  it.each([
    ['a command of another name', { command: { command: '/open' } }],
    ['a button of another name', pressed({ action_id: 'form', block_id: 'open' })],
    ['an input in another block', pressed({ action_id: 'email', block_id: 'any' })],
    ['an action of an old kind of message', pressed({ action_id: 'open' }, 'interactive_message')],
    ['a modal that is closed', { view: { callback_id: 'form' }, body: { type: 'view_closed' } }],
    ['another event', { event: { type: 'message' } }],
    ['a look-up of options', { options: {}, body: { type: 'block_suggestion' } }],
  ])('and %s nobody', async (_what, args) => {
    expect(await heardBy(args)).toEqual(['next']);
  });
});

import { describe, expect, it } from 'vitest';
import { senderOf } from '../../src/admission/payload.ts';
import { listenerArgs } from './listener-args.ts';

describe('who sent a payload', () => {
  it.each([
    [{ command: '/cognito-add', user_id: 'U1' }, 'U1'],
    [{ type: 'block_actions', user: { id: 'U2', team_id: 'T9' } }, 'U2'],
    [{ type: 'event_callback', event: { type: 'app_home_opened', user: 'U3' } }, 'U3'],
    [{ type: 'event_callback', event: { type: 'app_uninstalled' } }, undefined],
    [{ type: 'event_callback', event: { type: 'user_change', user: { id: 'U4' } } }, undefined],
    [{ user: { id: 'U5' }, command: 7, actions: 'x', view: null, event: null }, 'U5'],
    [{ user: null, actions: [null] }, undefined],
  ])('%j', (body, userId) => {
    expect(senderOf(listenerArgs(body).args).userId).toBe(userId);
  });
});

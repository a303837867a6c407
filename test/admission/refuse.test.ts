import { describe, expect, it } from 'vitest';
import { HARMLESS, rememberOnce } from '../../src/admission/once.ts';
import { refuse } from '../../src/admission/refuse.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { listenerArgs } from './listener-args.ts';

const refusal = { kind: 'not-a-requester', contact: 'U0CONTACT' } as const;
/** Of somebody whom admission has let in. */
function admitted(body: object) {
  const listener = listenerArgs(body);
  rememberOnce(listener.context, HARMLESS);
  return listener;
}

const nobody = { id: 'U0NOBODY', locale: 'ja-JP' };

describe('refuse', () => {
  it('tells the person why, in their language, and whom to ask', async () => {
    const { args, acks } = admitted({ command: '/cognito-add' });
    await refuse(args, fakeFrontServices(), nobody, refusal);
    expect(acks).toEqual([
      {
        response_type: 'ephemeral',
        text: 'あなたは、アカウントを申請できるメンバーとして登録されていません。登録が必要な場合は、<@U0CONTACT> に依頼してください。',
      },
    ]);
  });

  it('records it, under the reference that is logged', async () => {
    const services = fakeFrontServices();
    const { args } = admitted({ command: '/cognito-add' });
    await refuse(args, services, nobody, refusal);
    const [recorded] = services.store.refusals;
    expect(recorded).toMatchObject({ actor: 'U0NOBODY', entry: '/cognito-add', refusal });
    expect(services.lines).toMatchObject([
      { level: 'info', reference: recorded?.reference, refusal: 'not-a-requester' },
    ]);
    expect(recorded?.id).toBe(recorded?.reference);
    expect(services.measured).toEqual([{ Refusals: 1, Kind: 'not-a-requester' }]);
  });

  it.each([
    [{ command: '/cognito-add' }, '/cognito-add'],
    [{ type: 'block_actions', actions: [{ action_id: 'review-request' }] }, 'review-request'],
    [{ type: 'view_submission', view: { callback_id: 'add-user' } }, 'add-user'],
    [{ type: 'block_suggestion', action_id: 'pool', view: { callback_id: 'x' } }, 'pool'],
    [{ event: { type: 'app_home_opened', user: 'U0NOBODY' } }, 'app_home_opened'],
    [{}, 'unknown'],
  ])('records what was used: %j', async (body, entry) => {
    const services = fakeFrontServices();
    await refuse(admitted(body).args, services, nobody, refusal);
    expect(services.store.refusals[0]?.entry).toBe(entry);
  });
});

import { describe, expect, it } from 'vitest';
import { admit } from '../../src/admission/admit.ts';
import { onceOf } from '../../src/admission/once.ts';
import { visitorOf } from '../../src/admission/visitor.ts';
import type { Person } from '../../src/domain/person.ts';
import { messagesIn } from '../../src/messages/index.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { lead, person } from '../samples.ts';
import { listenerArgs } from './listener-args.ts';

/** Somebody types the command; gives what came of it. */
async function comesIn(people: readonly Person[], body: object) {
  const services = fakeFrontServices({ people });
  const listener = listenerArgs({ command: '/cognito-add', ...body });
  await admit(services)(listener.args);
  return { services, ...listener };
}

describe('admission', () => {
  it('lets a member in, with who they are, their language and the policy', async () => {
    const japanese = { ...lead, locale: 'ja-JP' };
    const { went, acks, context, services } = await comesIn([japanese], { user_id: 'U0LEAD' });
    expect(went()).toBe(1);
    expect(acks).toEqual([]);
    expect(services.store.refusals).toEqual([]);
    const visitor = visitorOf(context);
    expect(visitor.person).toEqual(japanese);
    expect(visitor.policy).toBe(await services.policy());
    expect(visitor.words).toBe(messagesIn('ja'));
  });

  it.each([
    [
      'a guest of one channel',
      person('U0X', { kind: 'single-channel-guest' }),
      'single-channel-guest',
    ],
    ['a guest of several', person('U0X', { kind: 'multi-channel-guest' }), 'multi-channel-guest'],
    ['a bot', person('U0X', { kind: 'bot' }), 'bot'],
    ['somebody deactivated', person('U0X', { kind: 'deactivated' }), 'deactivated'],
    ['a member of another workspace', person('U0X', { teamId: 'T0ELSE' }), 'stranger'],
    ['somebody whom Slack does not know', person('U0OTHER'), 'stranger'],
  ])('turns %s away before any listener, tells them and records it', async (_who, found, kind) => {
    const { went, acks, services } = await comesIn([found], { user_id: 'U0X' });
    expect(went()).toBe(0);
    expect(JSON.stringify(acks)).toContain('Concierge is for full members of this workspace');
    expect(services.store.refusals).toMatchObject([
      {
        actor: 'U0X',
        entry: '/cognito-add',
        refusal: { kind: 'outsider', person: kind, contact: 'U0CONTACT' },
      },
    ]);
  });

  it('asks who acts of Slack, and does not believe the payload’s workspace', async () => {
    const { went } = await comesIn([person('U0X', { teamId: 'T0ELSE' })], {
      user: { id: 'U0X', team_id: 'T0HOME' },
      team: { id: 'T0HOME' },
    });
    expect(went()).toBe(0);
  });

  it('believes a payload that says somebody is of another workspace, whatever Slack says', async () => {
    const { went } = await comesIn([lead], {
      command: undefined,
      user: { id: 'U0LEAD', team_id: 'T0ELSE' },
    });
    expect(went()).toBe(0);
  });

  it('asks Slack of no groups: which ones matter is for the listener to say', async () => {
    const services = fakeFrontServices({ people: [lead] });
    services.members.actor = async () => {
      throw new Error('plan_upgrade_required');
    };
    const { args, went } = listenerArgs({ command: '/cognito-add', user_id: 'U0LEAD' });
    await admit(services)(args);
    expect(went()).toBe(1);
  });

  it('lets events of nobody pass, which no listener can take for a visitor', async () => {
    const { went, context } = await comesIn([], {});
    expect(went()).toBe(1);
    expect(() => visitorOf(context)).toThrow('without admission');
  });

  it.each([
    ['a command of another workspace', { team_id: 'T0ELSE' }],
    ['a click of another workspace', { team: { id: 'T0ELSE' }, team_id: 'T0HOME' }],
    ['a click of an organisation', { team: null, team_id: undefined }],
    ['what says nothing of a workspace', { team_id: undefined }],
    ['a command of an organisation', { is_enterprise_install: 'true' }],
    ['a click in an organisation', { is_enterprise_install: true }],
  ])('turns %s away, whoever acts there', async (_what, body) => {
    const { went, services } = await comesIn([lead], { user_id: 'U0LEAD', ...body });
    expect(went()).toBe(0);
    const refusal = { kind: 'outsider', person: 'stranger', contact: 'U0CONTACT' };
    expect(services.store.refusals).toMatchObject([{ actor: 'U0LEAD', refusal }]);
  });

  it('lets in what Slack says to come from no organisation', async () => {
    const { went } = await comesIn([lead], { user_id: 'U0LEAD', is_enterprise_install: 'false' });
    expect(went()).toBe(1);
  });
});

describe('what was sent before, to the letter', () => {
  /** The same request twice, and what became of the second. */
  async function twice(body: object) {
    const services = fakeFrontServices({ people: [lead] });
    const first = listenerArgs(body);
    const second = listenerArgs(body);
    Object.assign(second.context, first.context);
    await admit(services)(first.args);
    await admit(services)(second.args);
    return { services, first, second };
  }

  it.each([
    ['a command', { command: '/cognito-add', user_id: 'U0LEAD' }],
    ['a click', { type: 'block_actions', user: { id: 'U0LEAD' } }],
    ['a submission', { type: 'view_submission', user: { id: 'U0LEAD' } }],
    ['what is not known to do nothing', { type: 'unheard_of', user: { id: 'U0LEAD' } }],
  ])('has no second effect, tells nothing, and is on record: %s', async (_what, body) => {
    const { services, first, second } = await twice(body);
    expect([first.went(), second.went()]).toEqual([1, 0]);
    expect(second.acks).toEqual([undefined]);
    expect(second.calls).toEqual([]);
    expect(services.store.refusals).toMatchObject([
      { actor: 'U0LEAD', refusal: { kind: 'replayed' } },
    ]);
  });

  it.each([
    ['a look-up of options', { type: 'block_suggestion', user: { id: 'U0LEAD' } }],
    ['an event', { type: 'event_callback', event: { type: 'app_home_opened', user: 'U0LEAD' } }],
  ])('is as harmless as the first time: %s', async (_what, body) => {
    const { second } = await twice(body);
    expect(second.went()).toBe(1);
  });

  it('has no effect either while the table cannot say whether it came before', async () => {
    const services = fakeFrontServices({ people: [lead] });
    services.store.isFirst = async () => {
      throw new Error('no table');
    };
    const { args, went } = listenerArgs({ command: '/cognito-add', user_id: 'U0LEAD' });
    await expect(admit(services)(args)).rejects.toThrow('no table');
    expect(went()).toBe(0);
  });

  it('is seen by a late listener itself, and where that forgets, once it has run', async () => {
    const services = fakeFrontServices({ people: [lead] });
    const late = new Set(['/cognito-add']);
    const body = { command: '/cognito-add', user_id: 'U0LEAD' };
    const first = listenerArgs(body, async () => onceOf(first.context).pass());
    const again = listenerArgs(body);
    again.context.signature = first.context.signature;
    await admit(services, late)(first.args);
    await admit(services, late)(again.args);
    expect(again.went()).toBe(1);
    expect(services.store.refusals).toMatchObject([{ refusal: { kind: 'replayed' } }]);
  });

  it('is what is wrong with a late listener that fails', async () => {
    const services = fakeFrontServices({ people: [lead] });
    const late = new Set(['/cognito-add']);
    const fails = async () => {
      throw new Error('exchanged_trigger_id');
    };
    const first = listenerArgs({ command: '/cognito-add', user_id: 'U0LEAD' }, fails);
    const again = listenerArgs({ command: '/cognito-add', user_id: 'U0LEAD' }, fails);
    again.context.signature = first.context.signature;
    await expect(admit(services, late)(first.args)).rejects.toThrow('exchanged_trigger_id');
    await admit(services, late)(again.args);
    expect(again.acks).toEqual([undefined]);
    expect(services.store.refusals).toMatchObject([{ refusal: { kind: 'replayed' } }]);
  });

  it('is turned away unread where it comes from somebody who may not come in', async () => {
    const services = fakeFrontServices({ people: [person('U0X', { kind: 'bot' })] });
    const late = new Set(['/cognito-add']);
    const first = listenerArgs({ command: '/cognito-add', user_id: 'U0X' });
    const again = listenerArgs({ command: '/cognito-add', user_id: 'U0X' });
    again.context.signature = first.context.signature;
    await admit(services, late)(first.args);
    await admit(services, late)(again.args);
    expect(again.acks).toEqual([undefined]);
    expect(services.store.refusals.map(({ refusal }) => refusal.kind)).toEqual([
      'outsider',
      'replayed',
    ]);
  });

  it('is not let in without its signature', async () => {
    const { args, context, went } = listenerArgs({ command: '/x', user_id: 'U0LEAD' });
    context.signature = '';
    await expect(admit(fakeFrontServices({ people: [lead] }))(args)).rejects.toThrow('signature');
    expect(went()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import {
  announceDelivery,
  deliverCredential,
  hideCredential,
} from '../../../src/features/deliver-credentials/steps.ts';
import { easyProvisioning, fakeUsers, fakeWorkerServices } from '../../fake-services.ts';
import { lead, requestAt } from '../../samples.ts';
import { slackError } from '../../slack/fake-client.ts';

/** Services that write down in which order a password is set, the user read, the DM edited. */
function watched(status: string | undefined, slack = {}) {
  const order: string[] = [];
  const passwords: string[] = [];
  const find = fakeUsers(status === undefined ? {} : { 'sub-of-alice': status }).find;
  const services = fakeWorkerServices({
    people: [{ ...lead, locale: 'ja-JP' }],
    users: {
      find: async (...asked) => {
        order.push('read');
        return find(...asked);
      },
      groupsOf: async () => [],
    },
    provisioning: {
      ...easyProvisioning,
      setPassword: async (_pool, sub, password) => {
        order.push(`set for ${sub}`);
        passwords.push(password.expose());
      },
    },
    slack: {
      'chat.update': () => {
        order.push('edit');
        return {};
      },
      ...slack,
    },
  });
  return { services, order, passwords };
}

const stored = (stage: Parameters<typeof requestAt>[0]) => ({
  request: requestAt(stage),
  notices: {},
});

describe('announcing', () => {
  it('posts a neutral message to the recipient, in their language', async () => {
    const { services } = watched('CONFIRMED', {
      'chat.postMessage': () => ({ channel: 'D0LEAD', ts: '5.5' }),
    });
    expect(await announceDelivery(services, stored('created'))).toEqual({
      kind: 'happened',
      events: [{ type: 'DeliveryAnnounced', to: 'U0LEAD', channel: 'D0LEAD', ts: '5.5' }],
    });
    expect(services.calls[0]?.arguments).toMatchObject({
      channel: 'U0LEAD',
      text: 'Storefront staging の alice@example.com の認証情報を準備しています。',
    });
  });

  it('does not go on without knowing where the message is', async () => {
    const { services } = watched('CONFIRMED', { 'chat.postMessage': () => ({}) });
    await expect(announceDelivery(services, stored('created'))).rejects.toThrow('without a place');
  });
});

describe('delivering', () => {
  it('sets the password, sees the user CONFIRMED, and only then edits the DM', async () => {
    const { services, order, passwords } = watched('CONFIRMED');
    expect(await deliverCredential(services, stored('announced'))).toEqual({
      kind: 'happened',
      events: [
        { type: 'CredentialDelivered', status: 'CONFIRMED', hideAt: '2026-03-02T09:10:00.000Z' },
      ],
    });
    expect(order).toEqual(['set for sub-of-alice', 'read', 'edit']);
    const [call] = services.calls;
    expect(call).toMatchObject({
      method: 'chat.update',
      arguments: { channel: 'D0LEAD', ts: '7.7' },
    });
    expect(JSON.stringify(call?.arguments.blocks)).toContain(passwords[0]);
    expect(call?.arguments.text).not.toContain(passwords[0]);
  });

  it.each(['FORCE_CHANGE_PASSWORD', undefined])(
    'shows nothing when Cognito shows the user as %s',
    async (status) => {
      const { services, order } = watched(status);
      expect(await deliverCredential(services, stored('announced'))).toEqual({
        kind: 'trouble',
        trouble: { kind: 'not-confirmed', status: status ?? 'gone', expected: 'CONFIRMED' },
      });
      expect(order).not.toContain('edit');
    },
  );

  it('sets another password when run again, into the same message', async () => {
    const { services, passwords } = watched('CONFIRMED');
    await deliverCredential(services, stored('announced'));
    await deliverCredential(services, stored('announced'));
    expect(new Set(passwords).size).toBe(2);
    expect(services.calls.map(({ arguments: { ts } }) => ts)).toEqual(['7.7', '7.7']);
    expect(JSON.stringify(services.calls[1])).not.toContain(passwords[0]);
  });

  it('fails when the DM cannot be edited', async () => {
    const { services } = watched('CONFIRMED', {
      'chat.update': () => slackError('channel_not_found'),
    });
    await expect(deliverCredential(services, stored('announced'))).rejects.toThrow(
      'channel_not_found',
    );
  });

  it('runs only where it belongs', async () => {
    const { services } = watched('CONFIRMED');
    await expect(deliverCredential(services, stored('created'))).rejects.toThrow('is created');
  });
});

describe('hiding', () => {
  it.each([
    ['acknowledged', '保存済みです'],
    ['delivered', '表示期限を過ぎたため'],
  ] as const)('takes the password out of the same message once %s', async (stage, reason) => {
    const { services } = watched('CONFIRMED');
    expect(await hideCredential(services, stored(stage))).toEqual({
      kind: 'happened',
      events: [{ type: 'CredentialHidden' }],
    });
    const [call] = services.calls;
    expect(call).toMatchObject({
      method: 'chat.update',
      arguments: { channel: 'D0LEAD', ts: '7.7', blocks: [{ type: 'section' }] },
    });
    expect(call?.arguments.text).toContain(reason);
  });

  it('runs only where it belongs', async () => {
    const { services } = watched('CONFIRMED');
    await expect(hideCredential(services, stored('announced'))).rejects.toThrow('is announced');
  });
});

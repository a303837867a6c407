import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { fakeUsers } from '../fake-services.ts';
import { denied, policyWith, REQUEST_ID, rawPool } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';
import { at, type Given } from './at-stage.ts';

describe('a password that was shown although the answer was lost', () => {
  const lostAnswer = Object.assign(new Error('timeout'), { name: 'TimeoutError', $metadata: {} });

  /** The DM as Slack holds it; the first edit is applied and its answer lost. */
  function losing(second: Given = {}) {
    let dm = '';
    let edits = 0;
    const slack = {
      'chat.update': ({ ts, blocks }: Record<string, unknown>) => {
        if (ts !== '7.7') return {};
        dm = JSON.stringify(blocks);
        edits += 1;
        return edits === 1 ? lostAnswer : {};
      },
    };
    return { ...at('announced', { slack, ...second }), dm: () => dm };
  }

  it('is taken down when the delivery is then given up', async () => {
    const { services, trail, dm } = losing();
    await expect(advance(services, REQUEST_ID)).rejects.toBe(lostAnswer);
    expect(dm()).toContain('```');
    services.policy = async () => policyWith({ staging: rawPool({ requesters: ['U0OTHER'] }) });
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual(['AttentionNeeded']);
    expect(dm()).toContain('are being prepared');
    expect(dm()).not.toContain('```');
  });

  it('is taken down as soon as the message can be reached', async () => {
    let reachable = false;
    const { services, trail } = at('announced', {
      users: fakeUsers({ 'sub-of-alice': 'UNCONFIRMED' }),
      slack: {
        'chat.update': ({ ts }: Record<string, unknown>) =>
          ts === '7.7' && !reachable ? lostAnswer : {},
      },
    });
    await expect(advance(services, REQUEST_ID)).rejects.toBe(lostAnswer);
    expect(trail()).toEqual(['AttentionNeeded']);
    reachable = true;
    await advance(services, REQUEST_ID);
    const edits = services.calls.filter(({ arguments: { ts } }) => ts === '7.7');
    expect(edits.at(-1)?.arguments.text).toContain('are being prepared');
  });
});

describe('a message that somebody deleted', () => {
  const gone = (place: string) => ({
    'chat.update': ({ ts }: Record<string, unknown>) =>
      ts === place ? slackError('message_not_found') : {},
  });

  it('is posted anew where it is a card or a receipt', async () => {
    const { services, trail } = at('pending', { slack: gone('1.1') });
    await advance(services, REQUEST_ID);
    services.store.put(REQUEST_ID, [denied]);
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual(['Denied']);
    expect(services.calls.slice(2).map(({ method }) => method)).toEqual([
      'chat.update',
      'chat.postMessage',
      'chat.update',
      'chat.postMessage',
      'chat.postMessage',
    ]);
  });

  it('is announced anew before a password is shown', async () => {
    const { services, trail } = at('announced', { slack: gone('7.7') });
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual(['DeliveryAnnounced', 'CredentialDelivered']);
    const shown = services.calls.filter((call) => JSON.stringify(call).includes('```'));
    expect(shown.map(({ arguments: { ts } }) => ts)).toEqual(['7.7', '1.1']);
  });

  it('shows no password any more', async () => {
    const { services, trail } = at('acknowledged', { slack: gone('7.7') });
    await advance(services, REQUEST_ID);
    expect(trail()).toEqual(['CredentialHidden']);
  });
});

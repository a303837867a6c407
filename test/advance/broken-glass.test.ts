import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { fakeUsers, fakeWorkerServices } from '../fake-services.ts';
import { lead, plan, policyWith, REQUEST_ID, rawPool, requested } from '../samples.ts';
import { type SlackAnswers, slackError } from '../slack/fake-client.ts';

const tell = ['U0SECOND', 'U0WATCHES'];
const broken: RequestEvent = {
  type: 'GlassBroken',
  by: 'U0LEAD',
  reason: 'Nobody is here and it burns',
  digest: digest(plan),
  tell,
};

function worker(people: readonly string[], slack: SlackAnswers = {}) {
  const services = fakeWorkerServices({
    people: [lead],
    slack,
    policy: policyWith({ staging: rawPool({ breakGlass: { people, tell } }) }),
    users: fakeUsers({ 'sub-of-alice@example.com': 'CONFIRMED' }),
  });
  services.store.put(REQUEST_ID, [requested(), broken]);
  return services;
}

describe('a request whose glass was broken', () => {
  it('is carried out without an approval, after all have been told', async () => {
    const services = worker(['S0LEADS']);
    await advance(services, REQUEST_ID);
    expect(services.store.trailOf(REQUEST_ID)).toContain('CredentialDelivered');
    const told = services.calls.map(({ arguments: { channel } }) => channel);
    expect(told.slice(0, 5)).toEqual(['C0REQUESTS', 'U0LEAD', 'C0REQUESTS', ...tell]);
  });

  it.each([
    ['the channel', 'C0REQUESTS', 'announce-broken-glass'],
    ['one of the witnesses', 'U0WATCHES', 'tell-of-broken-glass'],
  ])(
    'waits while Slack takes no message for %s, until a retry has told',
    async (_who, to, step) => {
      let refuses = true;
      const post = (call: Record<string, unknown>) => {
        const { channel, text } = call as { channel: string; text: string };
        const isOfGlass = text.includes('Nobody is here and it burns');
        const isForThem = channel === to || text.includes(`<@${to}>`);
        if (refuses && isOfGlass && isForThem) return slackError('is_archived');
        return { ok: true, channel, ts: '1.1' };
      };
      const services = worker(['S0LEADS'], { 'chat.postMessage': post });
      await advance(services, REQUEST_ID);
      expect(services.store.trailOf(REQUEST_ID)).not.toContain('CreationStarted');
      expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({ step });
      refuses = false;
      const stored = await services.store.load(REQUEST_ID);
      if (stored) await services.store.append(stored, [{ type: 'RetryAsked', by: 'U0LEAD' }]);
      await advance(services, REQUEST_ID);
      expect(services.store.trailOf(REQUEST_ID)).toContain('CredentialDelivered');
    },
  );

  it('stands still when whoever broke it has been taken off the list', async () => {
    const services = worker(['U0OTHER']);
    await advance(services, REQUEST_ID);
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({
      type: 'AttentionNeeded',
      step: 'start-creation',
      trouble: { kind: 'policy-changed', what: 'break-glass' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { digest } from '../../../src/domain/canonical.ts';
import type { Notices } from '../../../src/domain/next-step.ts';
import { nextStep } from '../../../src/domain/next-step.ts';
import { card } from '../../../src/features/review-request/card.ts';
import {
  announceBrokenGlass,
  tellOfBrokenGlass,
} from '../../../src/features/review-request/glass-steps.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { fakeWorkerServices } from '../../fake-services.ts';
import { lead, NOW, person, plan, policyWith, requestAfter } from '../../samples.ts';
import { type SlackAnswers, slackError } from '../../slack/fake-client.ts';

const request = requestAfter([
  {
    type: 'GlassBroken',
    by: 'U0LEAD',
    reason: '<!channel> it burns & nobody is here',
    digest: digest(plan),
    tell: ['U0NOAH', 'U0MISAKI'],
  },
]);

function given(slack: SlackAnswers = {}, language = 'en') {
  const people = [lead, person('U0NOAH'), person('U0MISAKI', { locale: 'ja-JP' })];
  return fakeWorkerServices({ people, policy: policyWith(undefined, { language }), slack });
}

/** Takes the steps until all are told; returns the names of the steps. */
async function tellAll(services: ReturnType<typeof given>): Promise<string[]> {
  const taken: string[] = [];
  const shown = { channel: 'C0', ts: '1.1', shows: 'approved' };
  let notices: Notices = { card: shown, receipt: shown };
  for (;;) {
    const step = nextStep(request, notices, NOW);
    if (step !== 'announce-broken-glass' && step !== 'tell-of-broken-glass')
      return [...taken, String(step)];
    taken.push(step);
    const run = step === 'announce-broken-glass' ? announceBrokenGlass : tellOfBrokenGlass;
    const result = await run(services, { request, notices });
    if (result.kind !== 'shown') throw new Error(result.kind);
    notices = { ...notices, [result.notice]: result.value };
  }
}

const told = ({ calls }: ReturnType<typeof given>) =>
  calls.map(({ arguments: { channel, text } }) => [channel, String(text).split('\n')[0]]);

describe('when the glass is broken', () => {
  it('the channel and each witness are told, one after the other, before anything is done', async () => {
    const services = given();
    expect(await tellAll(services)).toEqual([
      'announce-broken-glass',
      'tell-of-broken-glass',
      'tell-of-broken-glass',
      'start-creation',
    ]);
    expect(told(services)).toEqual([
      ['C0REQUESTS', ':rotating_light: *BREAK-GLASS* :rotating_light:'],
      ['U0NOAH', expect.stringContaining('*Break-glass.* <@U0LEAD> had the request for')],
      ['U0MISAKI', expect.stringContaining('*緊急実行*')],
    ]);
    for (const { arguments: message } of services.calls) {
      expect(message.text).toContain('>&lt;!channel&gt; it burns &amp; nobody is here');
    }
  });

  it('a witness who takes no message is told in the channel, and the other as ever', async () => {
    const services = given(
      {
        'chat.postMessage': ({ channel }) =>
          channel === 'U0NOAH' ? slackError('user_disabled') : { channel, ts: '1.1' },
      },
      'ja',
    );
    await tellAll(services);
    expect(told(services).slice(1)).toEqual([
      ['U0NOAH', expect.any(String)],
      ['C0REQUESTS', expect.stringContaining('<@U0NOAH> さん')],
      ['U0MISAKI', expect.any(String)],
    ]);
  });

  it('an outage is no reason to tell somebody elsewhere', async () => {
    const services = given({ 'chat.postMessage': () => slackError('ratelimited') });
    const notices = { glass: { channel: 'C0', ts: '1.1', shows: 'broken' } };
    await expect(tellOfBrokenGlass(services, { request, notices })).rejects.toThrow();
    expect(services.calls).toHaveLength(1);
  });

  it.each(['en', 'ja'] as const)('the card says so in %s, loudly', (language) => {
    const words = messagesIn(language);
    const { text, blocks } = card(request, policyWith(), words);
    expect(text).toContain('🚨');
    expect(JSON.stringify(blocks)).toContain(words.breakGlass.working);
    expect(JSON.stringify(blocks)).toContain('&lt;!channel&gt; it burns &amp; nobody is here');
  });
});

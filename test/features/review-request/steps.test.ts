import { describe, expect, it } from 'vitest';
import type { Notices } from '../../../src/domain/next-step.ts';
import type { Request } from '../../../src/domain/request.ts';
import {
  remindApprovers,
  showCard,
  showReceipt,
  tellOutcome,
} from '../../../src/features/review-request/steps.ts';
import { fakeWorkerServices } from '../../fake-services.ts';
import {
  approved,
  attention,
  lead,
  NOW,
  policyWith,
  requestAfter,
  requestAt,
} from '../../samples.ts';
import { type SlackAnswers, slackError } from '../../slack/fake-client.ts';

const posted = { channel: 'C0REQUESTS', ts: '3.3', shows: 'older' };

function given({
  slack = {},
  language = 'en',
  now = NOW,
}: {
  slack?: SlackAnswers;
  language?: string;
  now?: Date;
} = {}) {
  const people = [{ ...lead, locale: 'ja-JP' }];
  const policy = policyWith(undefined, { language });
  return { ...fakeWorkerServices({ people, policy, slack }), now: () => now };
}
const stored = (request: Request, notices: Notices = {}) => ({ request, notices });
const asked = ({ calls }: ReturnType<typeof given>) =>
  calls.map(({ method, arguments: { channel, ts, thread_ts } }) => [
    method,
    channel,
    ...[ts, thread_ts].filter((place) => place !== undefined),
  ]);

describe('the card', () => {
  it('is posted in the requests channel, in the language of the policy, without previews', async () => {
    const services = given({ language: 'ja' });
    expect(await showCard(services, stored(requestAt('pending')))).toEqual({
      kind: 'shown',
      notice: 'card',
      value: { channel: 'C0REQUESTS', ts: '1.1', shows: 'pending-0' },
    });
    const [{ method, arguments: message } = { method: '', arguments: {} }] = services.calls;
    expect(method).toBe('chat.postMessage');
    expect(message).toMatchObject({
      channel: 'C0REQUESTS',
      unfurl_links: false,
      unfurl_media: false,
    });
    expect(message).not.toHaveProperty('thread_ts');
    expect(message.text).toContain('承認待ち');
  });

  it('is edited where it stands, wherever that is', async () => {
    const services = given();
    const elsewhere = { card: { ...posted, channel: 'C0OLD' } };
    expect(await showCard(services, stored(requestAt('denied'), elsewhere))).toMatchObject({
      value: { channel: 'C0OLD', ts: '3.3', shows: 'denied' },
    });
    expect(asked(services)).toEqual([['chat.update', 'C0OLD', '3.3']]);
  });

  it('is posted anew when somebody has deleted it', async () => {
    const services = given({ slack: { 'chat.update': () => slackError('message_not_found') } });
    const result = await showCard(services, stored(requestAt('denied'), { card: posted }));
    expect(result).toMatchObject({ value: { channel: 'C0REQUESTS', ts: '1.1' } });
    expect(asked(services)).toEqual([
      ['chat.update', 'C0REQUESTS', '3.3'],
      ['chat.postMessage', 'C0REQUESTS'],
    ]);
  });

  it('is not posted a second time when Slack refuses the edit for another reason', async () => {
    const services = given({ slack: { 'chat.update': () => slackError('ratelimited') } });
    const edited = showCard(services, stored(requestAt('denied'), { card: posted }));
    await expect(edited).rejects.toThrow('ratelimited');
    expect(asked(services)).toEqual([['chat.update', 'C0REQUESTS', '3.3']]);
  });
});

describe('the receipt', () => {
  it('is posted to the requester, in their language, and kept where Slack says it is', async () => {
    const dm = { 'chat.postMessage': () => ({ channel: 'D0LEAD', ts: '2.2' }) };
    const services = given({ slack: dm });
    expect(await showReceipt(services, stored(requestAt('pending')))).toEqual({
      kind: 'shown',
      notice: 'receipt',
      value: { channel: 'D0LEAD', ts: '2.2', shows: 'pending-0' },
    });
    expect(services.calls[0]?.arguments.channel).toBe('U0LEAD');
    expect(services.calls[0]?.arguments.text).toContain('承認を待っています');
  });

  it('speaks English to somebody whom Slack no longer knows', async () => {
    const services = given();
    services.members.find = async () => undefined;
    await showReceipt(services, stored(requestAt('pending')));
    expect(services.calls[0]?.arguments.text).toContain('is waiting for approval');
  });
});

describe('news', () => {
  it('is a new message to the requester, whatever stands there already', async () => {
    const services = given();
    const notices = { receipt: posted, outcome: posted };
    expect(await tellOutcome(services, stored(requestAt('denied'), notices))).toEqual({
      kind: 'shown',
      notice: 'outcome',
      value: { channel: 'U0LEAD', ts: '1.1', shows: 'denied' },
    });
    expect(asked(services)).toEqual([['chat.postMessage', 'U0LEAD']]);
    expect(services.calls[0]?.arguments.text).toContain('却下しました');
  });

  it('tells of trouble by its reference', async () => {
    const troubled = requestAfter([approved, attention('start-creation')]);
    expect(await tellOutcome(given(), stored(troubled))).toMatchObject({
      value: { shows: 'trouble-ref-1' },
    });
  });
});

describe('a reminder', () => {
  const due = { now: new Date('2026-03-02T22:30:00.000Z') };
  const pending = requestAt('pending');

  it('is a reply below the card, which is brought up to date first', async () => {
    const services = given(due);
    expect(await remindApprovers(services, stored(pending, { card: posted }))).toEqual({
      kind: 'shown',
      notice: 'reminder',
      value: { channel: 'C0REQUESTS', ts: '1.1', shows: 'reminder-2' },
    });
    expect(asked(services)).toEqual([
      ['chat.update', 'C0REQUESTS', '3.3'],
      ['chat.postMessage', 'C0REQUESTS', '3.3'],
    ]);
    expect(services.calls[0]?.arguments.text).toContain('waiting for approval');
    expect(services.calls[1]?.arguments.text).toContain('is still waiting for a decision');
  });

  it('waits for a card that somebody has deleted: that is put up again', async () => {
    const services = given({
      ...due,
      slack: { 'chat.update': () => slackError('message_not_found') },
    });
    expect(await remindApprovers(services, stored(pending, { card: posted }))).toMatchObject({
      kind: 'shown',
      notice: 'card',
      value: { ts: '1.1' },
    });
    expect(services.calls.at(-1)?.arguments).not.toHaveProperty('thread_ts');
  });

  it('has no place without a card', async () => {
    const services = given(due);
    await expect(remindApprovers(services, stored(pending))).rejects.toThrow(
      'has no card to remind of',
    );
    expect(services.calls).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import { type Notice, nextStep, proofShown } from '../../../src/domain/next-step.ts';
import { showProof } from '../../../src/features/prove-address/show-proof.ts';
import { fakeWorkerServices } from '../../fake-services.ts';
import { attention, HISTORY, lead, NOW, requestAfter } from '../../samples.ts';
import { type SlackAnswers, slackError } from '../../slack/fake-client.ts';
import {
  askedAgain,
  codeSent,
  emailProved,
  first,
  phoneCodeSent,
  provingAfter,
  wrong,
} from './proving.ts';

/** What the step makes of a request, with the message that stands already. */
async function shown(
  events: readonly RequestEvent[],
  {
    shows,
    locale = 'en-US',
    slack = {},
  }: { shows?: string; locale?: string; slack?: SlackAnswers } = {},
) {
  const services = fakeWorkerServices({ people: [{ ...lead, locale }], slack });
  const proof: Notice | undefined =
    shows === undefined ? undefined : { channel: 'D0LEAD', ts: '5.5', shows };
  const stored = { request: provingAfter(...events), notices: proof ? { proof } : {} };
  const result = await showProof(services, stored);
  const last = services.calls.at(-1);
  const blocks = (last?.arguments.blocks ?? []) as { type: string }[];
  return { services, result, last, lines: texts(blocks) };
}

function texts(blocks: unknown): string[] {
  return [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/gu)].flatMap(
    ([, text = '']) => text.split(String.raw`\n`),
  );
}

const rejected = (why: 'expired' | 'limit' | 'unchecked'): RequestEvent => ({
  type: 'CodeRejected',
  attribute: 'email',
  why,
});

describe('the message that asks for a code', () => {
  it('tells which account, which pool and where the code went', async () => {
    const { result, last, lines } = await shown([codeSent]);
    expect(last).toMatchObject({ method: 'chat.postMessage', arguments: { channel: 'U0LEAD' } });
    expect(lines).toEqual([
      ':envelope: Cognito has sent a code of six digits to `a***@e***`. Enter it to prove the email of `alice@example.com` in Storefront staging; nothing is handed over before.',
      'If the email is somebody else’s, ask them for the code.',
      'Enter code',
      'Send another code',
    ]);
    expect(result).toEqual({
      kind: 'shown',
      notice: 'proof',
      value: { channel: 'U0LEAD', ts: '1.1', shows: 'email-1-0' },
    });
  });

  it('does so in Japanese', async () => {
    expect((await shown([codeSent], { locale: 'ja-JP' })).lines).toEqual([
      ':envelope: Cognito が `a***@e***` に 6 桁の確認コードを送信しました。Storefront staging の `alice@example.com` のメールアドレスを確認するため、確認コードを入力してください。正しく入力されるまで、何も渡しません。',
      'ほかの人のメールアドレスの場合は、ご本人に確認コードを尋ねてください。',
      '確認コードを入力する',
      '新しい確認コードを送信する',
    ]);
  });

  it.each([
    [
      'wrong',
      wrong,
      ':x: *That code was wrong.* Look at the newest message from Cognito, and enter the code again.',
      ':x: *確認コードが正しくありません。* Cognito から届いた最新のメッセージを確認して、もう一度入力してください。',
    ],
    [
      'expired',
      rejected('expired'),
      ':x: *That code is no longer good.* Have another one sent.',
      ':x: *この確認コードは使用できなくなりました。* 新しい確認コードを送信してください。',
    ],
    [
      'limit',
      rejected('limit'),
      ':x: *There were too many tries,* and Cognito takes no code for now. Wait an hour, then have another one sent.',
      ':x: *試した回数が多すぎます。* Cognito は現在、確認コードを受け付けません。1 時間ほど待ってから、新しい確認コードを送信してください。',
    ],
    [
      'unchecked',
      rejected('unchecked'),
      ':x: *The code was not checked,* because Cognito could not be reached. Enter it again.',
      ':x: *確認コードを照合できませんでした。* Cognito に接続できなかったためです。もう一度入力してください。',
    ],
  ])('says why the last code proved nothing, and how many did: %s', async (_why, event, en, ja) => {
    const english = await shown([codeSent, event], { shows: 'email-1-0' });
    expect(english.last).toMatchObject({
      method: 'chat.update',
      arguments: { channel: 'D0LEAD', ts: '5.5' },
    });
    expect(english.lines.slice(1, 3)).toEqual([en, 'One code was tried so far.']);
    expect(english.result).toMatchObject({
      value: { channel: 'D0LEAD', ts: '5.5', shows: 'email-1-1' },
    });
    const japanese = await shown([codeSent, wrong, event], { shows: 'email-1-1', locale: 'ja-JP' });
    expect(japanese.lines.slice(1, 3)).toEqual([ja, 'これまでに 2 回試しました。']);
  });

  it('counts the codes that were sent and tried', async () => {
    const events = [codeSent, wrong, wrong, askedAgain, codeSent];
    expect((await shown(events, { shows: 'email-1-2' })).lines.slice(1, 3)).toEqual([
      'This is code number 2: enter the newest one, not one from before.',
      '2 codes were tried so far.',
    ]);
    expect((await shown(events, { shows: 'email-1-2', locale: 'ja' })).lines.slice(1, 3)).toEqual([
      '2 通目の確認コードを送信しました。以前の確認コードではなく、最新の確認コードを入力してください。',
      'これまでに 2 回試しました。',
    ]);
  });

  it('is posted anew for another attribute, so that it notifies', async () => {
    const { last, lines, result } = await shown([codeSent, emailProved, phoneCodeSent], {
      shows: 'over',
    });
    expect(last?.method).toBe('chat.postMessage');
    expect(lines[0]).toBe(
      ':envelope: Cognito has sent a code of six digits to `+*********5678`. Enter it to prove the phone number of `alice@example.com` in Storefront staging; nothing is handed over before.',
    );
    expect(result).toMatchObject({ value: { ts: '1.1', shows: 'phone_number-1-0' } });
  });

  it('is posted anew when it was deleted', async () => {
    const slack = { 'chat.update': () => slackError('message_not_found') };
    const { services, result } = await shown([codeSent, wrong], { shows: 'email-1-0', slack });
    expect(services.calls.map(({ method }) => method)).toEqual(['chat.update', 'chat.postMessage']);
    expect(result).toMatchObject({ value: { ts: '1.1', shows: 'email-1-1' } });
  });

  it('does not go on without knowing where it is', async () => {
    const slack = { 'chat.postMessage': () => ({}) };
    await expect(shown([codeSent], { slack })).rejects.toThrow('without a place');
  });
});

describe('once no code is asked for', () => {
  it('says that the address is proved', async () => {
    const { last, lines, result } = await shown([codeSent, emailProved], { shows: 'email-1-0' });
    expect(last?.method).toBe('chat.update');
    expect(lines).toEqual([
      ':white_check_mark: The email of `alice@example.com` in Storefront staging is proved.',
    ]);
    expect(result).toMatchObject({ value: { ts: '5.5', shows: 'over' } });
    const japanese = await shown([codeSent, emailProved], { shows: 'email-1-0', locale: 'ja-JP' });
    expect(japanese.lines).toEqual([
      ':white_check_mark: Storefront staging の `alice@example.com` のメールアドレスを確認しました。',
    ]);
  });

  it('says that the request has ended, also where another attribute was proved before', async () => {
    const events = [codeSent, emailProved, phoneCodeSent, { type: 'Expired' } as const];
    const { lines } = await shown(events, { shows: 'phone_number-1-0' });
    expect(lines).toEqual([
      ':no_entry_sign: No code is needed for `alice@example.com` in Storefront staging any more: the request has ended. The card of the request says why.',
    ]);
    const japanese = await shown(events, { shows: 'phone_number-1-0', locale: 'ja-JP' });
    expect(japanese.lines).toEqual([
      ':no_entry_sign: 申請が終了したため、Storefront staging の `alice@example.com` の確認コードは必要なくなりました。理由は申請のカードに表示されています。',
    ]);
  });

  it('is not posted anew for that', async () => {
    const slack = { 'chat.update': () => slackError('message_not_found') };
    const { services } = await shown([codeSent, emailProved], { shows: 'email-1-0', slack });
    expect(services.calls.map(({ method }) => method)).toEqual(['chat.update']);
  });

  it('says that it has to wait while the request is in trouble, without buttons', async () => {
    const events = [codeSent, attention('check-code')];
    const { lines, result } = await shown(events, { shows: 'email-1-0' });
    expect(lines).toEqual([
      ':warning: Something stands in the way of the request for `alice@example.com` in Storefront staging, so no code can be taken. The requester has been told. When it goes on, this message asks for the code again.',
    ]);
    expect(result).toMatchObject({ value: { shows: 'email-1-0-trouble-ref-1' } });
    const japanese = await shown(events, { shows: 'email-1-0', locale: 'ja-JP' });
    expect(japanese.lines).toEqual([
      ':warning: Storefront staging の `alice@example.com` の申請に問題があり、現在は確認コードを受け付けられません。申請者には連絡済みです。再開したら、このメッセージであらためて入力をお願いします。',
    ]);
  });
});

describe('when it is brought up to date', () => {
  const standing = (shows: string | undefined) =>
    shows === undefined ? {} : { proof: { channel: 'D0LEAD', ts: '5.5', shows } };

  it.each<[string, RequestEvent[], string | undefined, string | undefined]>([
    ['nothing was sent', [], undefined, undefined],
    ['a code was sent', [codeSent], undefined, 'email-1-0'],
    ['a code was rejected', [codeSent, wrong], 'email-1-0', 'email-1-1'],
    ['another was sent', [codeSent, wrong, askedAgain, codeSent], 'email-1-1', 'email-2-1'],
    [
      'there is trouble',
      [codeSent, attention('check-code')],
      'email-1-0',
      'email-1-0-trouble-ref-1',
    ],
    [
      'the trouble is over',
      [codeSent, attention('check-code'), { type: 'RetryAsked', by: 'U0LEAD' }],
      'email-1-0-trouble-ref-1',
      'email-1-0',
    ],
    ['it is proved', [codeSent, emailProved], 'email-1-0', 'over'],
    ['the request is over', [codeSent, { type: 'Expired' }], 'email-1-0', 'over'],
  ])('is told what has to stand there: %s', (_when, events, posted, wanted) => {
    expect(proofShown(provingAfter(...events), standing(posted))).toBe(wanted);
  });

  it('comes before what follows, and once', () => {
    const request = requestAfter([...HISTORY.created, codeSent, emailProved], first);
    const others = ['card', 'receipt'].map((kind) => [
      kind,
      { channel: 'C', ts: '1', shows: 'created' },
    ]);
    const notices = (shows: string) => ({ ...Object.fromEntries(others), ...standing(shows) });
    expect(nextStep(request, notices('email-1-0'), NOW)).toBe('show-proof');
    expect(nextStep(request, notices('over'), NOW)).toBe('send-code');
  });
});

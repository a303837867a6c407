import { describe, expect, it } from 'vitest';
import type { Email } from '../../src/domain/email.ts';
import { messagesIn } from '../../src/messages/index.ts';
import { homeSentences } from './home-sentences.ts';
import { findings, refusals, troubles } from './samples.ts';

const words = messagesIn('ja');
const { card, command, credential, preview, receipt, review } = words;
const at = '2026-03-02T09:00:00.000Z';
const email = 'suzuki@example.co.jp' as Email;
const pool = '決済';
const both = [true, false] as const;
const subjects = [words.subject('add-user', email), words.subject('disable-user', email)];
const { done } = words.actions['verify-by-code'];
const { changeForm, lookUp, userCard } = words;
const named = [{ name: pool, alias: 'payments' }];
const factors = ['SMS_MFA', 'UNHEARD_OF'];
const freeze = { by: 'U0NOAH', at, pool: 'staging', reason: '漏えい' };
const emergency = { reason: '障害対応', approvers: ['U0NOAH'], tell: ['U0MISAKI'] };
const remains = ['nothing', 'perhaps-a-user', 'a-user'] as const;

const sentences = [
  words.waiting,
  lookUp.usage,
  lookUp.pools(['staging', 'payments']),
  lookUp.tooManyWords('a b c'),
  lookUp.notFound(email, named),
  lookUp.provider,
  lookUp.unanswered(named),
  ...named.flatMap((one) => [lookUp.found(email, one, 'CONFIRMED'), userCard.inPool(one)]),
  ...['CONFIRMED', 'UNKNOWN'].map((status) => userCard.statusOf(status)),
  userCard.secondFactors(factors),
  userCard.external,
  userCard.protected,
  userCard.ask,
  userCard.nothingToAsk,
  changeForm.now('氏名', '山田'),
  changeForm.now('氏名', undefined),
  changeForm.verified,
  command.usage,
  command.pools(['staging', 'payments']),
  command.tooManyWords('a b c'),
  card.pending(['U0NOAH'], 0, 1),
  card.pending(['U0NOAH'], 1, 2),
  card.expires(at),
  card.approved,
  card.notRequired,
  card.created,
  card.inviting,
  card.delivered(done),
  card.deliveredTemporary(done, at),
  card.acknowledged(done),
  ...both.map((acknowledged) => card.hidden(done, acknowledged)),
  card.denied('U0NOAH'),
  card.expired,
  card.trouble,
  card.cancelled('U0LEAD'),
  ...remains.flatMap((left) => [card.lapsed(left), card.stopped('U0NOAH', left)]),
  card.toFallback('U0LEAD'),
  card.comment('重複'),
  card.approvedBy('U0NOAH', at),
  card.reference('abc-123'),
  review.password,
  review.deliver('U0LEAD', 600_000),
  review.asked('U0LEAD', at),
  review.notTheRequester,
  review.fallback('U0LEAD'),
  receipt.working(email, pool),
  receipt.done(email, pool, 'U0LEAD'),
  receipt.notRequired(email, pool),
  receipt.saved(email, pool, 'U0LEAD'),
  receipt.takenDown(email, pool, 'U0LEAD'),
  ...subjects.flatMap((subject) => [
    card.reminder(['U0NOAH', 'S0APPROVERS'], subject, pool, at),
    receipt.pending(subject, pool),
    receipt.carryingOut(subject, pool),
    receipt.denied(subject, 'U0NOAH', '重複'),
    receipt.expired(subject),
    receipt.cancelled(subject, pool),
    receipt.closed(subject, pool),
    receipt.trouble(subject),
    ...remains.flatMap((left) => [
      receipt.lapsed(subject, left),
      receipt.stopped(subject, 'U0NOAH', left),
    ]),
  ]),
  ...subjects.flatMap((subject) => [
    words.breakGlass.announced('U0KEN', subject, pool, emergency),
    words.breakGlass.told('U0KEN', at, subject, pool, '障害対応'),
    words.frozenRequest.receipt(subject, pool, freeze),
  ]),
  words.breakGlass.line('U0KEN', at, '障害対応'),
  words.frozenRequest.card(freeze),
  words.administer.frozen(freeze),
  words.administer.frozen({ by: 'U0NOAH', at }),
  words.administer.usage,
  words.administer.announced.freeze('U0NOAH', 'staging', '漏えい'),
  words.administer.announced.thaw('U0NOAH', undefined),
  receipt.applied(email, pool, done),
  receipt.renewed.done(email, pool, done, 'U0LEAD'),
  receipt.renewed.saved(email, pool, done, 'U0LEAD'),
  receipt.renewed.takenDown(email, pool, done, 'U0LEAD'),
  receipt.where('C0'),
  credential.preparing(email, pool),
  credential.ready(email, pool),
  credential.heading(email, pool),
  credential.passwordLabel,
  credential.advice(at),
  credential.handOn(email),
  credential.closed(email, pool),
  ...both.map((acknowledged) => credential.hidden(email, pool, acknowledged)),
  words.fault('abc-123'),
  preview.domainFits('example.co.jp'),
  preview.domainUnfit('example.org', ['example.co.jp', 'example.jp']),
  preview.free(email, pool),
  preview.exists(email, pool, 'CONFIRMED'),
  preview.groups(['editors', 'readers']),
  preview.proof('phone_number'),
  preview.password('temporary', 600_000),
  ...findings.map((finding) => words.found(finding)),
  ...homeSentences(words.home),
  ...refusals.map((refusal) => words.explainRefusal(refusal)),
  ...troubles.map((trouble) => words.explainTrouble(trouble)),
];

const MARKUP = /`[^`\n]+`|\*[^*\n]+\*/g;
const BEFORE = /(^|\s)$/;
const AFTER = /^($|[\s,])/;

/** Bold text and code that Slack would show with its asterisks or backticks, with what touches it. */
function unread(sentence: string): string[] {
  return [...sentence.matchAll(MARKUP)]
    .filter(({ index, 0: marked }) => {
      const before = sentence.slice(0, index);
      const after = sentence.slice(index + marked.length);
      return !BEFORE.test(before) || !AFTER.test(after);
    })
    .map(({ index, 0: marked }) =>
      sentence.slice(Math.max(0, index - 1), index + marked.length + 1),
    );
}

describe('markup in Japanese', () => {
  it.each(sentences)('stands free of letters and full-width punctuation: %s', (sentence) => {
    expect(unread(sentence)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Email } from '../../src/domain/email.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { messagesIn } from '../../src/messages/index.ts';
import {
  code,
  escaped,
  joined,
  mention,
  moment,
  mrkdwn,
  quoted,
  value,
} from '../../src/messages/mrkdwn.ts';
import { plan } from '../samples.ts';

/** Calls the channel, mentions a person, links elsewhere, formats, ends a code span, turns the direction. */
const HOSTILE =
  '<!channel> <@U1> <https://evil.example|sign in> *q7* _q7_ ~q7~ `q7` \u202eq7 `& &amp;';

/** What a person wrote came out raw: references that are not ours, and formatting outside of code. */
const RAW = /<!channel>|<@U1>|<https:|&(?!amp;|lt;|gt;)|[*_~`]q7|q7[*_~`]|\u202e/;

const withoutCode = (text: string) => text.replaceAll(/`[^`\n]*`/g, '');

const FREEZE = { by: 'U0NOAH', at: '2026-03-02T09:00:00.000Z', pool: HOSTILE, reason: HOSTILE };

describe('the building blocks of mrkdwn', () => {
  it('escape Slack’s three control characters', () => {
    expect(escaped('a & b <c> "d" \'e\'')).toBe('a &amp; b &lt;c&gt; "d" \'e\'');
    expect(escaped('&amp;')).toBe('&amp;amp;');
  });

  it.each([
    ['*bold* _slanted_ ~gone~ `code`', '∗bold∗ ˍslantedˍ ∼gone∼ ˋcodeˋ'],
    ['*_both_*', '∗ˍbothˍ∗'],
    ['```\nblock\n```', 'ˋˋˋ\nblock\nˋˋˋ'],
    ['日本_太字_です', '日本ˍ太字ˍです'],
    ['snake_case_name 2026_11', 'snake_case_name 2026_11'],
    ['> quoted\n > too, a > b', '› quoted\n › too, a &gt; b'],
  ])('show %j by characters that format nothing', (typed, shown) => {
    expect(escaped(typed)).toBe(shown);
  });

  it('show what nobody could see, and keep to itself what runs from right to left', () => {
    const all = 'a\u0000b\u202ec\u2066d\ud800\ne\u200bf\u{e0041}';
    expect(escaped(all)).toBe('a⟨U+0000⟩b⟨U+202E⟩c⟨U+2066⟩d\ufffd\ne⟨U+200B⟩f⟨U+E0041⟩');
    expect(escaped('one\nשלום')).toBe('one\n\u2068שלום\u2069');
    expect(code('مرحبا')).toBe('\u2068`مرحبا`\u2069');
  });

  it('show the value of an attribute as it is, or whole where code would cut it', () => {
    expect(value('*A* & B')).toBe('`*A* &amp; B`');
    expect(value('one\n*two*')).toBe('“one\n∗two∗”');
    expect(value(`${'x'.repeat(300)} *y*`)).toBe(`“${'x'.repeat(300)} ∗y∗”`);
    expect(value('a`b')).toBe('“aˋb”');
  });

  it('mention people and user groups', () => {
    expect(mention('U0LEAD')).toBe('<@U0LEAD>');
    expect(mention('W0LEAD')).toBe('<@W0LEAD>');
    expect(mention('S0LEADS')).toBe('<!subteam^S0LEADS>');
  });

  it('show a time in the reader’s zone, and UTC where that is not possible', () => {
    expect(moment('2026-03-02T09:00:59.999Z')).toBe(
      '<!date^1772442059^{date_short_pretty} {time}|2026-03-02 09:00 UTC>',
    );
  });

  it('keep a code span closed', () => {
    expect(code('a`b<c')).toBe("`a'b&lt;c`");
    expect(code(' a\n*b* ')).toBe('`␣a␣*b*␣`');
    expect(code('alice@ex\u0430mple.com')).toBe('`alice@xn--exmple-4nf.com`');
    expect(code('😀'.repeat(300))).toBe(`\`${'😀'.repeat(300)}\``);
    expect(code('<'.repeat(301))).toBe(`\`${'&lt;'.repeat(300)}…\``);
  });

  it('quote every line', () => {
    expect(quoted('one\n\n<!here>')).toBe('>one\n>\n>&lt;!here&gt;');
  });

  it('are put together as they are, backslashes too', () => {
    expect(mrkdwn`a \`b\` ${escaped('\\n<')} ${3}`).toBe('a `b` \\n&lt; 3');
  });
});

describe.each(['en', 'ja'] as const)('what people wrote, in %s', (language) => {
  const words = messagesIn(language);
  const { card, command, credential, receipt } = words;
  const email = HOSTILE as Email;
  const { done: what } = words.actions['reset-password'];
  const subject = words.subject('disable-user', HOSTILE);
  const account: Plan = {
    ...plan,
    email,
    username: HOSTILE,
    groups: [HOSTILE],
    attributes: { name: HOSTILE, [HOSTILE]: `${HOSTILE}\n${HOSTILE}` },
  };
  const change = {
    ...{ pool: 'staging', userPoolId: 'x', username: HOSTILE, sub: 's', email: HOSTILE },
    ...{ action: 'change-attribute', attribute: HOSTILE, from: HOSTILE, to: HOSTILE.repeat(9) },
  } as Plan;

  it.each(
    Object.entries({
      'command.pools': command.pools([HOSTILE]),
      'command.tooManyWords': command.tooManyWords(HOSTILE),
      'card.comment': card.comment(HOSTILE),
      'card.reference': card.reference(HOSTILE),
      'card.reminder': card.reminder([], subject, HOSTILE, '2026-03-02T09:00:00.000Z'),
      'receipt.cancelled': receipt.cancelled(subject, HOSTILE),
      'receipt.closed': receipt.closed(subject, HOSTILE),
      'receipt.lapsed': receipt.lapsed(subject, 'nothing'),
      'receipt.stopped': receipt.stopped(subject, 'U0NOAH', 'nothing'),
      'credential.closed': credential.closed(email, HOSTILE),
      'receipt.pending': receipt.pending(subject, HOSTILE),
      'receipt.working': receipt.working(email, HOSTILE),
      'receipt.notRequired': receipt.notRequired(email, HOSTILE),
      'receipt.saved': receipt.saved(email, HOSTILE, 'U0LEAD'),
      'receipt.takenDown': receipt.takenDown(email, HOSTILE, 'U0LEAD'),
      'receipt.denied': receipt.denied(subject, 'U0NOAH', HOSTILE),
      'receipt.expired': receipt.expired(subject),
      'receipt.trouble': receipt.trouble(words.subject('add-user', HOSTILE)),
      'receipt.done': receipt.done(email, HOSTILE, 'U0LEAD'),
      'receipt.carryingOut': receipt.carryingOut(subject, HOSTILE),
      'receipt.renewed.done': receipt.renewed.done(HOSTILE, HOSTILE, what, 'U0LEAD'),
      'receipt.renewed.saved': receipt.renewed.saved(HOSTILE, HOSTILE, what, 'U0LEAD'),
      'receipt.renewed.takenDown': receipt.renewed.takenDown(HOSTILE, HOSTILE, what, 'U0LEAD'),
      'receipt.where': receipt.where('C0'),
      'credential.preparing': credential.preparing(email, HOSTILE),
      'credential.ready': credential.ready(email, HOSTILE),
      'credential.heading': credential.heading(email, HOSTILE),
      'credential.handOn': credential.handOn(email),
      'credential.hidden': credential.hidden(email, HOSTILE, true),
      'credential.hidden late': credential.hidden(email, HOSTILE, false),
      'lookUp.tooManyWords': words.lookUp.tooManyWords(HOSTILE),
      'lookUp.notFound': words.lookUp.notFound(HOSTILE, [{ name: HOSTILE, alias: HOSTILE }]),
      'lookUp.unanswered': words.lookUp.unanswered([{ name: HOSTILE, alias: HOSTILE }]),
      'lookUp.found': words.lookUp.found(HOSTILE, { name: HOSTILE, alias: HOSTILE }, HOSTILE),
      'userCard.statusOf': words.userCard.statusOf(HOSTILE),
      'userCard.secondFactors': words.userCard.secondFactors([HOSTILE]),
      'changeForm.now': words.changeForm.now(HOSTILE, HOSTILE),
      'changeForm.now long': words.changeForm.now(HOSTILE, `${HOSTILE}\n`.repeat(9)),
      'review.lookAlike': words.review.lookAlike(HOSTILE),
      'review.plusAddress': words.review.plusAddress(HOSTILE),
      'home.mayAsk': words.home.mayAsk([HOSTILE]),
      'home.found': words.home.found(HOSTILE, HOSTILE),
      'home.others': words.home.others(HOSTILE, 1, [HOSTILE]),
      'home.notListed': words.home.notListed(HOSTILE, HOSTILE),
      'proof.asked': words.proof.asked(HOSTILE, HOSTILE, 'email', HOSTILE),
      'proof.mustWait': words.proof.mustWait(HOSTILE, HOSTILE),
      'consequences of an account': joined(words.consequences(account, HOSTILE), '\n'),
      'consequences of a change': joined(words.consequences(change, HOSTILE), '\n'),
      'administer.unknown': words.administer.unknown(HOSTILE),
      'administer.pools': words.administer.pools([HOSTILE]),
      'administer.frozen': words.administer.frozen(FREEZE),
      'administer.announced': words.administer.announced.freeze('U0NOAH', HOSTILE, HOSTILE),
      'administer.announced thaw': words.administer.announced.thaw('U0NOAH', HOSTILE),
      'administer.done': words.administer.done.freeze(HOSTILE),
      'frozenRequest.card': words.frozenRequest.card(FREEZE),
      'frozenRequest.receipt': words.frozenRequest.receipt(subject, HOSTILE, FREEZE),
      'breakGlass.line': words.breakGlass.line('U0KEN', FREEZE.at, HOSTILE),
      'breakGlass.announced': words.breakGlass.announced('U0KEN', subject, HOSTILE, {
        reason: HOSTILE,
        approvers: [],
        tell: [],
      }),
      'breakGlass.told': words.breakGlass.told('U0KEN', FREEZE.at, subject, HOSTILE, HOSTILE),
      frozen: words.explainRefusal({ kind: 'frozen', ...FREEZE }),
      fault: words.fault(HOSTILE),
      'not-a-requester-of': words.explainRefusal({
        kind: 'not-a-requester-of',
        pool: HOSTILE,
        allowed: [HOSTILE],
        contact: 'U0CONTACT',
      }),
      'not-an-approver': words.explainRefusal({
        kind: 'not-an-approver',
        pool: HOSTILE,
        approvers: [],
        contact: 'U0CONTACT',
      }),
      'user-exists': words.explainTrouble({ kind: 'user-exists', email: HOSTILE }),
      'cognito-refused': words.explainTrouble({ kind: 'cognito-refused', error: HOSTILE }),
      'slack-refused': words.explainTrouble({ kind: 'slack-refused', error: HOSTILE }),
      'not-confirmed': words.explainTrouble({ kind: 'not-confirmed', status: HOSTILE }),
      'asked-twice': words.explainTrouble({ kind: 'asked-twice', email: HOSTILE, other: HOSTILE }),
      'maybe-ours': words.explainTrouble({
        kind: 'maybe-ours',
        email: HOSTILE,
        sub: HOSTILE,
        createdAt: '2026-03-02T09:00:00.000Z',
      }),
      'preview.domainUnfit': words.preview.domainUnfit(HOSTILE, [HOSTILE]),
      'preview.free': words.preview.free(HOSTILE, HOSTILE),
      'preview.exists': words.preview.exists(HOSTILE, HOSTILE, HOSTILE),
      'preview.groups': words.preview.groups([HOSTILE]),
      'found exists': words.found({ kind: 'exists', account: HOSTILE, status: HOSTILE }),
      'found alias': words.found({ kind: 'alias-taken', attribute: HOSTILE, value: HOSTILE }),
      'found group': words.found({ kind: 'group-gone', group: HOSTILE }),
      'pool-not-found': words.explainTrouble({ kind: 'pool-not-found', userPoolId: HOSTILE }),
    }),
  )('cannot come out raw from %s', (_name, sentence) => {
    expect(withoutCode(sentence)).not.toMatch(RAW);
    expect(sentence).not.toMatch(/<!channel>|<@U1>|<https:|\u202e/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Email } from '../../src/domain/email.ts';
import { messagesIn } from '../../src/messages/index.ts';
import { code, escaped, mention, moment, mrkdwn, quoted } from '../../src/messages/mrkdwn.ts';

/** Calls the channel, mentions a person, links elsewhere, ends a code span. */
const HOSTILE = '<!channel> <@U1> <https://evil.example|sign in> `& &amp;';

/** Slack's references that are not ours: what a person wrote came out raw. */
const RAW = /<!channel>|<@U1>|<https:|&(?!amp;|lt;|gt;)/;

const FREEZE = { by: 'U0NOAH', at: '2026-03-02T09:00:00.000Z', pool: HOSTILE, reason: HOSTILE };

describe('the building blocks of mrkdwn', () => {
  it('escape Slack’s three control characters and nothing else', () => {
    expect(escaped('a & b <c> "d" \'e\' *f*')).toBe('a &amp; b &lt;c&gt; "d" \'e\' *f*');
    expect(escaped('&amp;')).toBe('&amp;amp;');
    expect(escaped('a\u0000b\u202ec\u2066d\ud800\ne')).toBe('abcd\ufffd\ne');
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
    expect(sentence).not.toMatch(RAW);
  });
});

import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Stage } from '../../../src/domain/stage.ts';
import { card } from '../../../src/features/review-request/card.ts';
import { reviewModal } from '../../../src/features/review-request/modal.ts';
import { news, receipt } from '../../../src/features/review-request/receipt.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import {
  announced,
  approved,
  attention,
  created,
  delivered,
  HISTORY,
  plan,
  policyWith,
  requestAfter,
  requestAt,
  requested,
  started,
} from '../../samples.ts';

const policy = policyWith();
const en = messagesIn('en');
const ja = messagesIn('ja');
const read = (message: { blocks?: unknown }) =>
  JSON.stringify(message.blocks).replaceAll('\\n', '\n');

const LEFT: [before: Stage['kind'], english: string, japanese: string][] = [
  ['approved', 'Nothing was done in the pool.', 'ユーザープールでは何も実行していません。'],
  ['creating', 'It is not certain whether the user was created', '確認できていません'],
  ['created', 'The user exists in the pool, but', 'ユーザーは作成済みですが'],
  ['announced', 'The user exists in the pool, but', 'ユーザーは作成済みですが'],
];

describe.each(LEFT)('a request that was %s', (before, english, japanese) => {
  const stopped = requestAfter([...HISTORY[before], { type: 'Stopped', by: 'U0APPROVER' }]);
  const lapsed = requestAfter([...HISTORY[before], { type: 'Expired' }]);

  it('tells on the card who stopped it, and what it leaves', () => {
    expect(read(card(stopped, policy, en))).toContain(`*Stopped* by <@U0APPROVER>. ${english}`);
    expect(read(card(stopped, policy, ja))).toContain('<@U0APPROVER> さんが中止しました。');
    expect(read(card(stopped, policy, ja))).toContain(japanese);
  });

  it('tells on the card that its approval ran out, and what it leaves', () => {
    const line = `*The approval ran out* before everything was done. ${english}`;
    expect(read(card(lapsed, policy, en))).toContain(line);
    expect(read(card(lapsed, policy, ja))).toContain('*承認の有効期限が切れました。*');
    expect(read(card(lapsed, policy, ja))).toContain(japanese);
    expect(read(card(lapsed, policy, en))).not.toContain('Nobody decided');
  });

  it('tells the requester so in a message of its own', () => {
    expect(news(stopped, policy, en).text).toContain(`was stopped by <@U0APPROVER>. ${english}`);
    expect(news(stopped, policy, ja).text).toContain(japanese);
    expect(news(lapsed, policy, en).text).toContain(
      `was approved, but the approval ran out before everything was done. ${english}`,
    );
    expect(news(lapsed, policy, ja).text).toContain(japanese);
  });

  it('and stopped by the requester tells them on their receipt', () => {
    const own = requestAfter([...HISTORY[before], { type: 'Stopped', by: 'U0LEAD' }]);
    expect(receipt(own, policy, en).text).toContain(`was stopped by <@U0LEAD>. ${english}`);
    expect(receipt(own, policy, ja).text).toContain(japanese);
    expect(receipt(stopped, policy, en).text).toContain('is closed');
  });
});

describe('a request that nobody decided', () => {
  it('says that nothing was done, and nothing of an approval', () => {
    const expired = requestAt('expired');
    expect(read(card(expired, policy, en))).toContain(
      'Nobody decided in time, so nothing was done',
    );
    expect(news(expired, policy, en).text).toContain('expired before anybody decided');
    for (const message of [card(expired, policy, en), news(expired, policy, en)])
      expect(read(message)).not.toContain('ran out');
  });
});

describe('news of trouble', () => {
  it('speaks of the trouble, however far the request is', () => {
    const troubled = requestAfter([...HISTORY.announced, attention('deliver-credential')]);
    expect(news(troubled, policy, en).text).toContain('needs attention');
  });
});

describe('a fallback', () => {
  const withFallback: Plan = { ...plan, recipient: 'U0ALICE', fallback: 'U0LEAD' };
  const asked = requested({ plan: withFallback });
  const announcedTo = (to: string) => ({ ...announced, to }) as RequestEvent;
  const went = (to: string, ...more: RequestEvent[]) =>
    requestAfter([approved, started, created, announcedTo(to), ...more], asked);
  const used = 'so the password went to <@U0LEAD>';

  it('is named to those who approve it, on the card and in the review', () => {
    const pending = requestAfter([], asked);
    expect(read(card(pending, policy, en))).toContain('*If Slack cannot reach them*\n<@U0LEAD>');
    expect(read(card(pending, policy, ja))).toContain('*受取人に届かない場合*\n<@U0LEAD>');
    expect(read(reviewModal(pending, policy, en))).toContain(
      'If Slack takes no message for them, <@U0LEAD> receives it instead.',
    );
    expect(read(reviewModal(pending, policy, ja))).toContain('代わりに <@U0LEAD> さんに渡します');
  });

  it('is spoken of nowhere where there is none', () => {
    const pending = requestAt('pending');
    expect(read(card(pending, policy, en))).not.toContain('If Slack');
    expect(read(reviewModal(pending, policy, en))).not.toContain('If Slack');
  });

  it('is said to have got the password once that is so, and not before', () => {
    expect(read(card(went('U0LEAD'), policy, en))).not.toContain(used);
    expect(read(card(went('U0LEAD', delivered), policy, en))).toContain(used);
    expect(read(card(went('U0LEAD', delivered), policy, ja))).toContain(
      'パスワードは <@U0LEAD> さんに渡しました',
    );
    expect(read(card(went('U0ALICE', delivered), policy, en))).not.toContain('went to');
  });

  it('is who has the password, on the requester’s receipt', () => {
    const { text } = receipt(went('U0LEAD', delivered), policy, en);
    expect(text).toContain('<@U0LEAD> has the password by direct message');
  });

  it('got no password when the request ended before', () => {
    const stopped = went('U0LEAD', { type: 'Stopped', by: 'U0SECOND' });
    const expired = went('U0LEAD', { type: 'Expired' });
    for (const request of [stopped, expired])
      expect(read(card(request, policy, en))).not.toContain('went to');
  });
});

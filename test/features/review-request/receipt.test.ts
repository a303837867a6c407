import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Stage } from '../../../src/domain/stage.ts';
import { news, receipt } from '../../../src/features/review-request/receipt.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import {
  attention,
  HISTORY,
  policyWith,
  REQUEST_ID,
  requestAfter,
  requestAt,
  requested,
  STAGES,
  taken,
} from '../../samples.ts';

const policy = policyWith();
const en = messagesIn('en');
const ja = messagesIn('ja');

const SAYS: Record<Stage['kind'], [english: string, japanese: string]> = {
  pending: ['is waiting for approval', '承認を待っています'],
  approved: ['the user is being created', 'ユーザーを作成しています'],
  creating: ['the user is being created', 'ユーザーを作成しています'],
  created: ['the user is being created', 'ユーザーを作成しています'],
  announced: ['the user is being created', 'ユーザーを作成しています'],
  invited: ['Cognito has sent the invitation by email', '招待をメールで送信しました'],
  done: ['The user has been created.', 'ユーザーを作成しました'],
  delivered: ['has the password by direct message', 'サインインできます'],
  acknowledged: ['<@U0LEAD> has saved the password', 'パスワードを保存しました'],
  hidden: ['<@U0LEAD> has saved the password', 'パスワードを保存しました'],
  claimable: ['<@U0LEAD> has a button by direct message', 'ボタンを'],
  revealed: ['the password was shown to <@U0LEAD>', 'さんに表示しました'],
  overtaken: ['another request has changed this user', '別の申請でユーザーが変更された'],
  disowned: ['is being locked', 'ロックしています'],
  locked: ['is locked', 'ロックしました'],
  revoked: ['was revoked, because nobody claimed it in time', '無効にしました'],
  told: ['the account is ready', 'アカウントが用意できました'],
  denied: ['is closed', '終了しました'],
  expired: ['is closed', '終了しました'],
  cancelled: ['You have withdrawn your request', '取り下げました'],
  stopped: ['is closed', '終了しました'],
};

describe.each(STAGES)('the requester’s receipt of a request that is %s', (stage) => {
  const [english, japanese] = SAYS[stage];

  it('says so in their language, on the screen and in notifications', () => {
    const message = receipt(requestAt(stage), policy, en);
    expect(message.text).toContain('`alice@example.com`');
    expect(message.text).toContain(english);
    expect(JSON.stringify(message.blocks)).toContain(english);
    expect(receipt(requestAt(stage), policy, ja).text).toContain(japanese);
  });

  it('says where the approvers see it, and by which id, and lets them withdraw it in time', () => {
    const json = JSON.stringify(receipt(requestAt(stage), policy, en).blocks);
    expect(json).toContain('<#C0REQUESTS>');
    expect(json).toContain(REQUEST_ID);
    const untouched = stage === 'pending' || stage === 'approved';
    expect(json.includes('"action_id":"cancel-request"')).toBe(untouched);
    expect(json.includes('"actions"')).toBe(untouched);
  });

  it('explains trouble and offers another try', () => {
    const failed = requestAfter([...HISTORY[stage], attention('create-user')]);
    const { text, blocks } = receipt(failed, policy, en);
    const json = JSON.stringify(blocks);
    expect(text).toBe(':warning: Your request for `alice@example.com` needs attention.');
    expect(json).toContain('Something went wrong on our side');
    expect(json).toContain('"action_id":"retry-request"');
  });
});

describe('the requester’s receipt', () => {
  it.each(['approved', 'creating', 'created', 'announced'] as const)(
    'does not speak of an approval where none was needed, while %s',
    (stage) => {
      const direct: RequestEvent = { type: 'ApprovalNotRequired', policy: 'f00d' };
      const events = [direct, ...HISTORY[stage].slice(1)];
      const request = requestAfter(events, requested({ approvalsRequired: 0 }));
      const { text } = receipt(request, policy, en);
      expect(text).toContain('needs no approval');
      expect(text).not.toContain('is approved');
      expect(receipt(request, policy, ja).text).toContain('承認が不要');
    },
  );

  it('says that the password was taken down unsaved', () => {
    const late = requestAfter([...HISTORY.delivered, taken]);
    const { text } = receipt(late, policy, en);
    expect(text).toContain('did not say that it is saved before it was taken down');
    expect(text).not.toContain('has the password');
    expect(receipt(late, policy, ja).text).toContain('保存の操作がないまま表示を終了しました');
  });

  it('goes on saying how far the request is when only a message failed', () => {
    const muted = requestAfter([...HISTORY.delivered, attention('show-card')]);
    const { text, blocks } = receipt(muted, policy, en);
    expect(text).toContain('has the password by direct message');
    expect(JSON.stringify(blocks)).toContain('Something went wrong on our side');
    expect(JSON.stringify(blocks)).toContain('"action_id":"retry-request"');
  });

  it.each([
    ['denied', 'was denied by <@U0APPROVER>:\n>Use the shared account', '<@U0APPROVER> さんが却下'],
    ['expired', 'expired before anybody decided', '期限が切れました'],
  ] as const)('leaves it to a message of its own how it ended: %s', (stage, english, japanese) => {
    expect(news(requestAt(stage), policy, en).text).toContain(english);
    expect(news(requestAt(stage), policy, ja).text).toContain(japanese);
    expect(receipt(requestAt(stage), policy, en).text).not.toContain(english);
  });

  it('is told as news without a button', () => {
    const failed = requestAfter([...HISTORY.approved, attention('create-user')]);
    const { text, blocks } = news(failed, policy, en);
    expect(text).toContain('needs attention');
    expect(JSON.stringify(blocks)).not.toContain('actions');
  });
});
